// Serves pages and the components that they show on loopback; everything else is not found.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { join, normalize } from 'node:path';

export interface Theme {
  readonly light: boolean;
}

export interface PageServer {
  /** Address of a page with this body; `light`: in Discord's light theme. */
  show(body: string, theme: Theme): string;
  close(): void;
}

const require = createRequire(import.meta.url);
const LIBRARIES = [
  '@skyra/discord-components-core',
  'lit',
  'lit-html',
  'lit-element',
  '@lit/reactive-element',
  '@lit/context',
];
/** What a browser should import under each bare name. */
const IMPORTS = {
  lit: '/modules/lit/index.js',
  'lit/': '/modules/lit/',
  'lit-html': '/modules/lit-html/lit-html.js',
  'lit-html/': '/modules/lit-html/',
  'lit-element': '/modules/lit-element/index.js',
  'lit-element/': '/modules/lit-element/',
  '@lit/reactive-element': '/modules/@lit/reactive-element/reactive-element.js',
  '@lit/reactive-element/': '/modules/@lit/reactive-element/',
  '@lit/context': '/modules/@lit/context/index.js',
};

export async function servePages(): Promise<PageServer> {
  const components = require.resolve('@skyra/discord-components-core');
  const modules = components.slice(0, components.lastIndexOf('@skyra'));
  const pages: string[] = [];
  const server = createServer(({ url = '' }, response) => {
    const { pathname } = new URL(url, 'http://127.0.0.1');
    const page = pages[Number(/^\/page\/(\d+)$/.exec(pathname)?.[1] ?? Number.NaN)];
    const script = scriptOf(modules, pathname);
    if (page !== undefined) response.setHeader('Content-Type', 'text/html; charset=utf-8').end(page);
    else if (script !== null) response.setHeader('Content-Type', 'text/javascript; charset=utf-8').end(script);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    show(body, theme) {
      pages.push(documentOf(body, theme));
      return `http://127.0.0.1:${address.port}/page/${pages.length - 1}`;
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Only scripts of the libraries that the components are made of. */
function scriptOf(modules: string, pathname: string): string | null {
  const path = normalize(pathname.replace(/^\/modules\//, ''));
  const known = LIBRARIES.some((library) => path.startsWith(`${library}/`));
  if (!pathname.startsWith('/modules/') || !known || !path.endsWith('.js')) return null;
  try {
    return readFileSync(join(modules, path), 'utf8');
  } catch {
    return null; // not there: as a server says it
  }
}

/** The components draw themselves after they were defined; only then is the page ready. */
function documentOf(body: string, { light }: Theme): string {
  const themed = light ? body.replaceAll('<discord-messages>', '<discord-messages light-theme>') : body;
  return `<!doctype html><html lang="id"><meta charset="utf-8"><title>loading</title>
<script type="importmap">${JSON.stringify({ imports: IMPORTS })}</script>
<style>
html, body { margin: 0; background: ${light ? '#ffffff' : '#313338'} }
discord-messages { border: 0; background: ${light ? '#ffffff' : '#313338'}; min-height: 0 }
.text { white-space: break-spaces; overflow-wrap: anywhere }
discord-subscript { display: block }
discord-quote { display: flex }
strong { font-weight: 700 }
body { padding-bottom: 12px }
@media (max-width: 480px) { discord-message { padding-right: 16px } }
discord-button button { cursor: default }
</style>
${themed}
<script type="module">
  import '/modules/@skyra/discord-components-core/dist/index.js';
  const named = [...document.querySelectorAll('*')].filter((each) => each.localName.includes('-'));
  await Promise.all(named.map((each) => customElements.whenDefined(each.localName)));
  await Promise.all(named.map((each) => each.updateComplete));
  // In Discord's own buttons the padding counts for the least width.
  for (const button of document.querySelectorAll('discord-button')) {
    button.shadowRoot.querySelector('button').style.boxSizing = 'border-box';
  }
  await document.fonts.ready;
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  document.title = 'ready';
</script></html>`;
}
