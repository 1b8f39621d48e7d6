// What Kutip says in a server that it has just joined: in both languages, because none is chosen yet.
import { SMALL } from './citation.js';
import { button, buttonRows } from './components.js';
import { type Payload, payload } from './payload.js';

export function renderWelcome(): Payload {
  const lines = [
    '👋 **Kutip** menjawab pertanyaan dengan kutipan persis dari dokumen kalian, lengkap dengan sumbernya. Kalau dokumennya tidak menjawab, Kutip bilang begitu.',
    `${SMALL}Pengelola server bisa menyiapkannya dalam satu menit.`,
    '',
    '**Kutip** answers questions with exact quotes from your documents and says where they stand. When the documents do not answer, it says so.',
    `${SMALL}Whoever manages the server can set it up in a minute.`,
  ];
  return payload(lines.join('\n'), buttonRows([button('Siapkan / Set up', 'setup', '', { style: 'primary' })]));
}
