// Whether a document is to be removed, that it was, or that it is back.
import type { Reply } from '../../reply.js';
import { texts } from '../../texts.js';
import type { Language } from '../../types.js';
import { SMALL } from './citation.js';
import { button, buttonRows } from './components.js';
import { momentMark } from './date-mark.js';
import { documentButtons } from './document-buttons.js';
import { nameOf } from './document-facts.js';
import { boldLine, fittingLine } from './one-line.js';
import { type Payload, payload, type View } from './payload.js';

type Removal = Extract<Reply, { kind: 'removal' }>;

const LIMITS = { name: 300, file: 200 };

export function renderRemoval({ stage, document }: Removal, { language }: View): Payload {
  const { id, name, undoUntil } = document;
  const title = boldLine(nameOf(document), { units: LIMITS.name }, id);
  const file = nameOf(document) === name ? [] : [SMALL + fittingLine(name, { units: LIMITS.file })];
  switch (stage) {
    case 'asked':
      return payload(
        [SENTENCES.asked[language](title), ...file, SMALL + texts.goneForGood[language]].join('\n'),
        buttonRows([
          button(texts.yesRemove[language], 'remove-document', id, { style: 'danger' }),
          button(texts.cancel[language], 'keep-document', id),
        ]),
      );
    case 'removed':
      return payload(
        [
          `🗑️ ${SENTENCES.removed[language](title)}`,
          ...file,
          ...(undoUntil === null ? [] : [`${SMALL}${texts.undoUntil[language]} ${momentMark(undoUntil)}.`]),
        ].join('\n'),
        undoUntil === null ? [] : buttonRows([documentButtons.undo(id, language)]),
      );
    case 'restored': {
      const sentence = document.state === 'waiting' ? SENTENCES.beingRestored : SENTENCES.restored;
      return payload([`✅ ${sentence[language](title)}`, ...file].join('\n'));
    }
  }
}

type Sentence = Readonly<Record<Language, (title: string) => string>>;

const SENTENCES = {
  asked: { id: (title) => `Hapus ${title}?`, en: (title) => `Remove ${title}?` },
  removed: {
    id: (title) => `${title} sudah dihapus dan tidak dikutip lagi.`,
    en: (title) => `${title} was removed and is not quoted any more.`,
  },
  restored: {
    id: (title) => `${title} sudah dikembalikan dan bisa dikutip lagi.`,
    en: (title) => `${title} is back and can be quoted again.`,
  },
  beingRestored: {
    id: (title) => `${title} sudah dikembalikan dan sedang dibaca lagi.`,
    en: (title) => `${title} is back and is being read again.`,
  },
} satisfies Record<string, Sentence>;
