// A form as Discord shows it, drawn with styles of our own: the library of components has none that could be filled with one.
import type { Form } from '../../src/dispatch.js';

export function formHtml({ title, fields }: Form): string {
  return `<style>${STYLE}</style><div class="form"><h2>${escaped(title)}</h2>${fields.map(fieldHtml).join('')}
<div class="buttons"><span>Batal</span><span class="submit">Kirim</span></div></div>`;
}

function fieldHtml(field: Form['fields'][number]): string {
  const label = `<label>${escaped(field.label)}${field.required ? ' <i>*</i>' : ''}</label>`;
  if (field.type === 'files') {
    const help = field.help === undefined ? '' : `<small>${escaped(field.help)}</small>`;
    return `${label}${help}<div class="files">Letakkan file di sini atau <b>telusuri</b></div>`;
  }
  const words = field.value ?? field.example ?? '';
  const kind = field.value === undefined ? 'example' : '';
  return `${label}<div class="input ${field.long ? 'long' : ''} ${kind}">${escaped(words)}&#8203;</div>`;
}

const STYLE = `
.form { margin: 12px; padding: 16px; background: #242429; border-radius: 8px; color: #dbdee1; font: 16px "gg sans", "Noto Sans", sans-serif }
.form h2 { margin: 0 0 12px; font-size: 20px; color: #fff }
.form label { display: block; margin: 14px 0 6px; font-size: 15px; color: #fff }
.form label i { color: #f23f42; font-style: normal }
.form small { display: block; margin: -2px 0 6px; color: #a3a6aa; font-size: 13px }
.input, .files { padding: 10px; background: #1a1a1e; border: 1px solid #3a3a40; border-radius: 6px; overflow-wrap: anywhere }
.files { text-align: center; color: #a3a6aa }
.long { min-height: 72px }
.example { color: #7e8086 }
.buttons { display: flex; justify-content: flex-end; gap: 8px; margin-top: 18px }
.buttons span { padding: 8px 18px; background: #3a3a40; border-radius: 6px }
.buttons .submit { background: #5865f2; color: #fff }`;

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
