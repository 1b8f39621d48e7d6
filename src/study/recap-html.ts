// A recap as one page of html, to be read and printed: nothing in it is loaded from elsewhere, and nothing runs.
import { visibleText } from '../visible-text.js';
import { type QuoteContent, recapContent } from './recap-content.js';
import type { RecapDetails, RecapToKeep } from './recap-files.js';
import { RECAP_WORDS as WORDS } from './recap-words.js';
import { webLink } from './web-link.js';

const STYLE = `
:root { color-scheme: light; }
body { max-width: 42rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 Georgia, 'Times New Roman', serif; color: #1a1a1a; background: #fff; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .5rem; }
h1 small { display: block; font-size: .9rem; font-weight: normal; color: #555; }
h2 { font-size: 1.1rem; margin: 2rem 0 .75rem; border-bottom: 1px solid #ccc; }
figure { margin: 0 0 1.5rem; break-inside: avoid; }
blockquote { margin: 0; padding-left: 1rem; border-left: .2rem solid #888; white-space: pre-wrap; }
figcaption { margin-top: .4rem; padding-left: 1.2rem; font-size: .85rem; color: #444; }
ul { padding-left: 1.2rem; }
.references { list-style: none; padding: 0; }
.references li { padding-left: 2rem; text-indent: -2rem; margin-bottom: .4rem; }
footer { margin-top: 2.5rem; font-size: .8rem; color: #555; }
@page { size: A4; margin: 2cm; }
@media print { body { max-width: none; margin: 0; padding: 0; font-size: 11pt; } h2 { break-after: avoid; } a { color: inherit; text-decoration: none; } }
`;

export function recapHtml(recap: RecapToKeep, details: RecapDetails): string {
  const { language } = details;
  const content = recapContent(recap, details);
  const { questions, scores, references } = content;
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(`${content.heading}: ${content.title}`)}</title>
<style>${STYLE}</style>
</head>
<body>
<h1><small>${escaped(content.heading)}</small><bdi>${escaped(content.title)}</bdi></h1>
<p>${escaped(content.facts)}</p>
${section(WORDS.quotes[language], content.quotes.map(figureOf).join('\n'))}
${list(
  WORDS.questions[language],
  questions.map(({ question, state }) => `<bdi>${escaped(question)}</bdi> (${escaped(state)})`),
)}
${list(WORDS.scores[language], scores.map(escaped))}
${list(
  WORDS.references[language],
  references.map(({ html }) => visibleText(html)),
  'references',
)}
<footer>${escaped(WORDS.made[language])}</footer>
</body>
</html>
`;
}

function figureOf({ text, place, inText, url, notice }: QuoteContent): string {
  const link = webLink(url);
  const lines = [
    escaped(place),
    escaped(inText),
    ...(link === null ? [] : [`<a href="${escaped(link)}" rel="noreferrer">${escaped(link)}</a>`]),
    ...(notice === null ? [] : [escaped(notice)]),
  ];
  return `<figure>
<blockquote>${escaped(text)}</blockquote>
<figcaption>${lines.join('<br>\n')}</figcaption>
</figure>`;
}

function section(heading: string, inner: string): string {
  return inner === '' ? '' : `<h2>${escaped(heading)}</h2>\n${inner}`;
}

/** `items` are html. */
function list(heading: string, items: readonly string[], className = ''): string {
  const lines = items.map((item) => `<li>${item}</li>`).join('\n');
  return section(
    heading,
    lines === '' ? '' : `<ul${className === '' ? '' : ` class="${className}"`}>\n${lines}\n</ul>`,
  );
}

function escaped(text: string): string {
  return visibleText(text).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
