// What Kutip can do, in few words.
import type { HelpEntry, Reply } from '../../reply.js';
import type { Language } from '../../types.js';
import { escaped } from '../markdown.js';
import { SMALL } from './citation.js';
import { fittingLine } from './one-line.js';
import { CONTENT_LIMIT, type Payload, payload, type View } from './payload.js';

export function renderHelp({ entries, about }: Extract<Reply, { kind: 'help' }>, view: View): Payload {
  const { language } = view;
  const name = (id: string) => fittingLine(id, { units: 60 });
  const foot = [
    {
      id: 'Semua dihitung di komputer yang menjalankan Kutip; tidak ada yang dikirim ke luar Discord.',
      en: 'Everything is computed on the machine that runs Kutip; nothing is sent anywhere but to Discord.',
    }[language],
    `${privacy(language)} ${view.mention('my-data show')}.`,
    `Kutip ${name(about.version)} · ${name(about.licence)} · model ${name(about.encoder)}, ${name(about.reader)}`,
  ].map((line) => SMALL + line);
  const head = [WHAT[language], HOW[language]];
  const told = entries.filter(({ name: { en } }) => !TOLD_OTHERWISE.includes(en));
  const room = CONTENT_LIMIT - [...head, ...foot].join('\n').length - '\n\n\n\n'.length;
  const content = [head.join('\n'), commandLines(told, view, room), foot.join('\n')];
  return payload(content.filter((part) => part !== '').join('\n\n'));
}

/** This itself, and what the last lines name. */
const TOLD_OTHERWISE = ['help', 'my-data show', 'my-data delete'];

const WHAT = {
  id: '**Kutip** menjawab dengan kutipan persis dari dokumen, lengkap dengan sumbernya. Kutip mengutip, tidak mengarang.',
  en: '**Kutip** answers with exact quotes from documents and says where they stand. It quotes; it never writes.',
};

const HOW = {
  id: 'Sebut Kutip di kanal mana saja lalu tulis pertanyaanmu, boleh pakai singkatan (yg, knp, brp). Untuk bertanya lanjut, balas jawabannya dengan ping menyala. Di menu sebuah pesan, buka **Aplikasi** untuk mencari sumbernya atau memeriksa kutipannya.',
  en: 'Mention Kutip in any channel and write your question as you would to a friend. To ask on, reply to the answer with the ping on. In the menu of a message, open **Apps** to find sources for it or to check its quotes.',
};

/** More subcommands than these share a line. */
const MOST_LINES = 2;

/** Everybody's commands, then the others'; what finds no room is left out. */
function commandLines(entries: readonly HelpEntry[], { language, mention }: View, room: number): string {
  const lines: string[] = [];
  let left = room;
  const add = (line: string) => {
    if (line.length + 1 > left) return;
    lines.push(line);
    left -= line.length + 1;
  };
  const group = (those: readonly HelpEntry[], heading: string | null) => {
    if (heading !== null && those.length > 0) add(heading);
    for (const [first, ...others] of byCommand(those)) {
      const said = `${mention(first.name.en)} – ${escaped(first.help[language])}`;
      add(others.length === 0 ? said : `${said} (${ALSO[language]} ${others.map(subcommandIn(language)).join(', ')})`);
    }
  };
  group(
    entries.filter(({ access }) => access === 'everyone'),
    null,
  );
  const forManagers = { id: 'Untuk pengelola:', en: 'For managers:' }[language];
  group(
    entries.filter(({ access }) => access !== 'everyone'),
    forManagers,
  );
  return lines.join('\n');
}

const ALSO = { id: 'juga', en: 'also' };

/** Those of a command with many subcommands together, the first of them first; all others by themselves. */
function byCommand(entries: readonly HelpEntry[]): [HelpEntry, ...HelpEntry[]][] {
  const commandOf = ({ name }: HelpEntry) => name.en.split(' ', 1)[0];
  const groups: [HelpEntry, ...HelpEntry[]][] = [];
  for (const entry of entries) {
    const siblings = entries.filter((each) => commandOf(each) === commandOf(entry));
    const group = groups.find(([first]) => commandOf(first) === commandOf(entry));
    if (group !== undefined && siblings.length > MOST_LINES) group.push(entry);
    else groups.push([entry]);
  }
  return groups;
}

const subcommandIn =
  (language: Language) =>
  ({ name }: HelpEntry) =>
    escaped(name[language].split(' ').slice(1).join(' '));

function privacy(language: Language): string {
  return {
    id: 'Yang disimpan tentang kamu:',
    en: 'What is kept about you:',
  }[language];
}
