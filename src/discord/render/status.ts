// How Kutip is doing, for those who run it.
import type { Reply } from '../../reply.js';
import type { Language, Localized } from '../../types.js';
import { fittingLine } from './one-line.js';
import { type Payload, payload, type View } from './payload.js';

const NOT_YET = '–';

export function renderStatus({ status }: Extract<Reply, { kind: 'status' }>, { language }: View): Payload {
  const number = (value: number) => Math.round(value).toLocaleString(language === 'id' ? 'id-ID' : 'en-GB');
  const megabytes = (bytes: number) => `${number(bytes / 1_000_000)} MB`;
  const facts: readonly (readonly [Localized, string])[] = [
    [{ id: 'Versi', en: 'Version' }, fittingLine(status.version, { units: 60 })],
    [{ id: 'Berjalan selama', en: 'Running for' }, duration(status.uptime, language)],
    [{ id: 'Server', en: 'Servers' }, number(status.servers)],
    [{ id: 'Ping', en: 'Ping' }, status.ping === null ? NOT_YET : `${number(status.ping)} ms`],
    [
      { id: 'Pertanyaan berjalan, menunggu', en: 'Questions running, waiting' },
      `${number(status.questionsRunning)}, ${number(status.questionsWaiting)}`,
    ],
    [
      { id: 'Permintaan terlayani, gagal sejak mulai', en: 'Requests served, failed since the start' },
      `${number(status.answers)}, ${number(status.failures)}`,
    ],
    [
      { id: 'Memori: Kutip, model', en: 'Memory: Kutip, models' },
      `${megabytes(status.memory)}, ${status.modelMemory === null ? NOT_YET : megabytes(status.modelMemory)}`,
    ],
    [{ id: 'Basis data', en: 'Database' }, megabytes(status.databaseBytes)],
  ];
  return payload(facts.map(([name, value]) => `**${name[language]}:** ${value}`).join('\n'));
}

/** `3 hari 4 jam`, `4 jam 12 menit`. */
function duration(milliseconds: number, language: Language): string {
  const minutes = Math.floor(milliseconds / 60_000);
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60)];
  const words = { id: ['hari', 'jam', 'menit'], en: ['d', 'h', 'min'] }[language];
  return days > 0 ? `${days} ${words[0]} ${hours} ${words[1]}` : `${hours} ${words[1]} ${minutes % 60} ${words[2]}`;
}
