// The menu "Add to Kutip's documents": what a message holds, kept for who manages and proposed for everybody else.
import type { CollectionInfo } from '../src/collection-types.js';
import type { Proposal } from '../src/corpus/proposal-keeper.js';
import type { Language, Localized } from '../src/types.js';
import { UserError } from '../src/user-error.js';
import type { CommandContext, MessageMenu, TargetMessage } from './command.js';
import { collectionInSight } from './in-sight.js';
import { plainText } from './message-text.js';
import { proposedDocument } from './proposals.js';
import { holding, MOST_FILES, type Offered, offeredFile, ofTheFile, takeDocuments } from './take-documents.js';
import { textFile } from './text-file.js';

/** UTF-16 units of a title that is made of a text's first words. */
const LONGEST_TITLE = 60;
/** Fewer words beside a file only say what it is. */
const LEAST_WORDS_BESIDE_FILES = 20;

export const addFromMessageMenu: MessageMenu = {
  name: { id: 'Tambah ke dokumen Kutip', en: "Add to Kutip's documents" },
  access: 'everyone',
  acknowledgement: 'private',
  counted: true,
  async run(context, message) {
    const offered = offeredBy(context, message);
    const collection = await collectionInSight(context, '');
    if (context.manages) return takeDocuments(context, collection, offered);
    const { proposals, refused } = await proposeAll(context, collection, offered);
    if (proposals.length === 0) throw together(refused);
    const posted = await postedForManagers(context, collection, proposals);
    const { language } = context;
    const sentences = [sentence(proposals.length, posted, language), ...refused.map((error) => error.in(language))];
    return { kind: 'notice', language, sentence: sentences.join(' ') };
  },
};

/** Files that are attached, and what the person wrote. Throws UserError `nothing-to-add`. */
function offeredBy(context: CommandContext, message: TargetMessage): Offered[] {
  const files = (message.attachments ?? []).slice(0, MOST_FILES);
  const isOwnText = message.author === context.person;
  const text = isOwnText ? plainText(message.content) : '';
  const words = text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  const isDocument = words >= (files.length === 0 ? 1 : LEAST_WORDS_BESIDE_FILES);
  if (files.length === 0 && !isDocument) throw nothingToAdd(isOwnText);
  const url = `https://discord.com/channels/${context.owner}/${message.channel}/${message.message}`;
  return [
    ...files.map((file) => offeredFile(context, file, {})),
    ...(isDocument ? [textFile(text, { title: firstWords(text), url })] : []),
  ];
}

/** The beginning of the first line that has words, exact, ending with a whole word. */
export function firstWords(text: string): string {
  const line =
    text
      .split('\n')
      .find((each) => /[\p{L}\p{N}]/u.test(each))
      ?.trim() ?? '';
  if (line.length <= LONGEST_TITLE) return line;
  const cut = line.slice(0, LONGEST_TITLE + 1);
  const end = cut.search(/\s\S*$/u);
  return end > 0 ? cut.slice(0, end).trimEnd() : cut.slice(0, LONGEST_TITLE).replace(/[\ud800-\udbff]$/u, '');
}

async function proposeAll(
  context: CommandContext,
  { id: collectionId }: CollectionInfo,
  offered: readonly Offered[],
): Promise<{ readonly proposals: readonly Proposal[]; readonly refused: readonly UserError[] }> {
  const { services, owner, person } = context;
  const proposals: Proposal[] = [];
  const refused: UserError[] = [];
  for (const { name, statement, bytes } of offered) {
    try {
      const upload = { owner, collectionId, name, statement, by: person };
      proposals.push(await holding(context, bytes, (held) => services.proposals.propose({ ...upload, bytes: held })));
    } catch (error) {
      const refusal = ofTheFile(error);
      refused.push(refusal);
      // The others would be fetched in vain.
      if (refusal.code.startsWith('full-')) break;
    }
  }
  return { proposals, refused };
}

/** Whether a message with buttons for managers stands in the channel now; else they find it in their list. */
async function postedForManagers(
  { services, channel, mayWrite, sight, settings, language }: CommandContext,
  collection: CollectionInfo,
  proposals: readonly Proposal[],
): Promise<boolean> {
  if (channel === null || !mayWrite || !sight.mayPost(collection.id)) return false;
  if (!(await services.messenger.abilities(channel)).canSend) return false;
  const all = { language: settings.language ?? language, collection, posted: true } as const;
  try {
    await services.messenger.send(channel, { kind: 'proposals', proposals: proposals.map(proposedDocument), ...all });
    return true;
  } catch (error) {
    // The channel is gone, or Kutip may not write there any more.
    if (error instanceof UserError) return false;
    throw error;
  }
}

function sentence(proposals: number, posted: boolean, language: Language): string {
  const what = PROPOSED[language](proposals);
  return `${what} ${(posted ? NEXT.posted : NEXT.listed)[language]}`;
}

const PROPOSED: Readonly<Record<Language, (count: number) => string>> = {
  id: (count) => (count === 1 ? 'Dokumennya sudah diusulkan.' : `${count} dokumen sudah diusulkan.`),
  en: (count) => (count === 1 ? 'The document was proposed.' : `${count} documents were proposed.`),
};

const NEXT = {
  posted: {
    id: 'Pengelola memutuskannya lewat pesan di kanal ini atau di /dokumen daftar. Yang tidak diputuskan dalam 30 hari dihapus.',
    en: 'Managers decide in the message in this channel or in /documents list. What nobody decides on within 30 days is deleted.',
  },
  listed: {
    id: 'Pengelola melihatnya di /dokumen daftar. Yang tidak diputuskan dalam 30 hari dihapus.',
    en: 'Managers see it in /documents list. What nobody decides on within 30 days is deleted.',
  },
} satisfies Record<string, Localized>;

/** All that is wrong, where nothing could be proposed. */
function together(refused: readonly UserError[]): UserError {
  const all = (language: Language) => refused.map((error) => error.in(language)).join(' ');
  return new UserError(refused[0]?.code ?? 'nothing-to-add', { id: all('id'), en: all('en') });
}

function nothingToAdd(isOwnText: boolean): UserError {
  return isOwnText
    ? new UserError('nothing-to-add', {
        id: 'Di pesan ini tidak ada berkas atau teks yang bisa ditambahkan.',
        en: 'There is no file or text in this message to add.',
      })
    : new UserError('nothing-to-add', {
        id: 'Di pesan ini tidak ada berkas, dan teks hanya bisa ditambahkan oleh penulisnya sendiri.',
        en: 'There is no file in this message, and a text can be added only by who wrote it.',
      });
}
