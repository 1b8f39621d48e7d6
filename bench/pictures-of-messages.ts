// node dist/bench/pictures-of-messages.js [--out FOLDER] [--only BEGINNING-OF-NAME] [--light]
// Pictures of Kutip's messages as Discord shows them, at the width of a phone and of a desktop, to be looked at by people.
// The messages are real: answers about the sample documents, and what their buttons bring. docs/discord-answer.png is `answer-figures-desktop.png`,
// docs/discord-digest.png `digest-two-desktop.png`.
// Needs what Debian calls chromium, fonts-noto-core and fonts-noto-color-emoji; Kutip itself needs none of them.
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openBrowser } from './pictures/chromium.js';
import { playForms } from './pictures/document-scenes.js';
import { formHtml } from './pictures/form-html.js';
import { messageHtml } from './pictures/message-html.js';
import { servePages } from './pictures/page-server.js';
import { playScenes, type Scenes } from './pictures/scenes.js';
import { openStudyGroup } from './pictures/study-group.js';
import { STUDY_STORIES } from './pictures/study-scenes.js';

/** CSS pixels; Discord's phone client has no more, its desktop client about so many between its side bars. */
const SCREENS = { phone: { width: 390, scale: 2 }, desktop: { width: 760, scale: 1.5 } };

const { values } = parseArgs({
  options: {
    out: { type: 'string', default: join(tmpdir(), 'kutip-messages') },
    only: { type: 'string', default: '' },
    light: { type: 'boolean', default: false },
  },
});
const out = resolve(values.out);
mkdirSync(out, { recursive: true });

function storyHtml(scenes: Scenes, names: readonly string[]): string {
  return names
    .map((name) => scenes.get(name))
    .map((message) => (message === undefined ? '' : messageHtml(message)))
    .join('');
}

const group = await openStudyGroup();
try {
  const scenes = await playScenes(group);
  const forms = await playForms(group, scenes);
  const drawn = [
    ...[...scenes].map(([name, message]) => [name, messageHtml(message)] as const),
    ...[...forms].map(([name, form]) => [name, formHtml(form)] as const),
    ...Object.entries(STUDY_STORIES).map(([name, story]) => [name, storyHtml(scenes, story)] as const),
  ];
  const [pages, browser] = await Promise.all([servePages(), openBrowser()]);
  try {
    for (const [name, html] of drawn) {
      if (!name.startsWith(values.only)) continue;
      const url = pages.show(html, values);
      for (const [screen, size] of Object.entries(SCREENS)) {
        await browser.picture(url, size, join(out, `${name}-${screen}.png`));
      }
    }
  } finally {
    await browser.close();
    pages.close();
  }
  process.stdout.write(`${out}\n`);
} finally {
  await group.close();
}
