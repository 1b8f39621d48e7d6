// Progress of reading documents: a bar on a terminal, else one line. Home of cli-progress.
import { SingleBar } from 'cli-progress';
import { type Clock, type Progress, systemClock } from '../ports.js';
import type { Language, Localized } from '../types.js';
import { visibleText } from '../visible-text.js';

const READING: Localized = { id: 'Membaca dokumen', en: 'Reading documents' };

/** Work that ends sooner shows nothing: an unchanged folder is looked through in an instant. */
const PATIENCE_MS = 300;

/** Writes to `stream`, which should be standard error, once the work has lasted a moment. `what`: what is being done. */
export function createProgressBar(
  stream: NodeJS.WriteStream,
  language: Language,
  clock: Clock = systemClock,
  what: Localized = READING,
): Progress {
  let began: number | null = null;
  let bar: SingleBar | null = null;
  let said = false;
  return {
    update(done, total, label) {
      began ??= clock.now();
      if (clock.now() - began < PATIENCE_MS) return;
      if (stream.isTTY) {
        bar ??= startedBar(stream, what[language], total);
        bar.setTotal(total);
        bar.update(done, { name: visibleText(label).slice(0, 40) });
      } else if (!said) stream.write(`${what[language]} …\n`);
      said = true;
    },
    finish() {
      bar?.stop();
      bar = null;
      began = null;
    },
  };
}

function startedBar(stream: NodeJS.WriteStream, what: string, total: number): SingleBar {
  const bar = new SingleBar({
    stream,
    format: `${what} {bar} {value}/{total} {name}`,
    barsize: 24,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    clearOnComplete: true,
    hideCursor: null,
  });
  bar.start(total, 0, { name: '' });
  return bar;
}
