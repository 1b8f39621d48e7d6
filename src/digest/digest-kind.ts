// Digests as the scheduler posts them.
import { displayDate } from '../citation-line.js';
import type { ScheduledKind } from '../schedule/scheduler.js';
import type { Reason } from '../schedule-types.js';
import type { Language, Localized } from '../types.js';
import { compose } from './compose.js';
import { readContent, writtenContent } from './content.js';
import { type DigestDetails, detailsOf, readDetails } from './details.js';
import type { DigestPorts } from './digest-ports.js';
import { QUOTES_GONE } from './reasons.js';
import { showDigest } from './show.js';

export function createDigestKind(ports: DigestPorts): ScheduledKind {
  return {
    async decide(schedule, posting) {
      const composed = await compose(ports, schedule, posting);
      if ('skip' in composed) return composed;
      const { content, used, newRound } = composed;
      return { content: writtenContent(content), used, ...(newRound !== null && { newRound }) };
    },
    async render(schedule, posting, json) {
      const content = readContent(json);
      if (content === null) throw new Error(`what was decided for posting ${posting.id} cannot be read`);
      const { owner, channel, tag } = schedule;
      const details = detailsOf(schedule);
      const language = await languageOf(ports, owner, details);
      const { collectionId, topic } = details;
      const where = { owner, channel, collectionId, topic, mark: posting.id, language };
      const reply = await showDigest(ports, where, content);
      if (reply === null) return { skip: QUOTES_GONE };
      const title = `${TITLE[language]} ${displayDate(content.date, language)}`;
      return { reply, title, mark: posting.id, role: details.role, tag };
    },
    async paused(schedule, reason) {
      const language = await languageOf(ports, schedule.owner, readDetails(schedule.details));
      const { owner: server, channel } = schedule;
      return { kind: 'notice', language, sentence: pausedSentence(reason)[language], about: { server, channel } };
    },
  };
}

const TITLE: Localized = { id: 'Kutipan', en: 'Quotes of' };

/** The server's, else that of whoever set it. */
async function languageOf(
  { group }: Pick<DigestPorts, 'group'>,
  owner: string,
  details: Pick<DigestDetails, 'language'> | null,
): Promise<Language> {
  return (await group.settings(owner)).language ?? details?.language ?? 'id';
}

/** It comes as a private message, with a link to where it is about. */
function pausedSentence({ sentence }: Reason): Localized {
  return {
    id: `Kutip menjeda kutipan harianmu karena tiga kali berturut-turut gagal: ${sentence.id} Setelah dibereskan, jalankan /kutipan-harian lanjutkan di kanalnya.`,
    en: `Kutip paused your daily digest because it failed three times in a row: ${sentence.en} Once that is mended, use /digest resume in its channel.`,
  };
}
