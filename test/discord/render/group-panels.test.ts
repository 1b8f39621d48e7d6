// Set-up, settings and /unanswered as messages: within Discord's limits whatever they hold, and sayings that are true.
import { type APIMessageComponent, ComponentType } from 'discord.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderReply } from '../../../src/discord/render/index.js';
import type { Payload } from '../../../src/discord/render/payload.js';
import type { GroupSettings, OpenQuestion } from '../../../src/group-types.js';
import type { Reply } from '../../../src/reply.js';
import { toyQuote } from '../../commands/toy-answer.js';
import { DEFAULTS, ID, STEPS, settingsPanels, setups, unansweredPages } from './hostile-panels.js';
import { judged, view } from './judge.js';

const SIGNS = /(?<!\\)(?:<\/(?:ask|settings|documents add):\d{18}>|<#\d{17,20}>|<@&\d{18}>|<t:1[67]\d{8}:R>)/g;
const OWN = { kinds: ['heading', 'em', 'role'], signs: SIGNS };

describe('any panel', () => {
  it('is within all limits, and nothing foreign in it does more than be read', () => {
    fc.assert(
      fc.property(fc.oneof(setups, settingsPanels, unansweredPages), (reply) => {
        judged(renderReply(reply, view()), OWN);
      }),
      { numRuns: 200 },
    );
  });

  it('keeps every line of a page: none is left out for want of room', () => {
    fc.assert(
      fc.property(unansweredPages, (reply) => {
        const { content } = renderReply(reply, view());
        const lines = reply.open.length + reply.answered.length + reply.complaints.length;
        for (let line = 1; line <= lines; line++) expect(content).toContain(`**${line}.** `);
      }),
    );
  });
});

describe('set-up', () => {
  const at = (step: (typeof STEPS)[number] | null, change: Partial<Extract<Reply, { kind: 'setup' }>> = {}) =>
    renderReply(
      {
        kind: 'setup',
        language: 'id',
        step,
        settings: DEFAULTS,
        collectionId: 7,
        documents: 0,
        sampleDocuments: 12,
        digests: [],
        example: null,
        ...change,
      },
      view(),
    );

  it('says at each step which one it is, and how to go on and back', () => {
    for (const [index, step] of STEPS.entries()) {
      const payload = at(step);
      expect(payload.content).toContain(`langkah ${index + 1}/5`);
      expect(labels(payload).some((label) => /Lewati|Selesai/.test(label))).toBe(true);
      expect(labels(payload).includes('‹ Kembali')).toBe(index > 0);
    }
  });

  it('says “next” instead of “skip” once the step is settled', () => {
    expect(labels(at('time-zone'))).toContain('Lewati ›');
    expect(labels(at('time-zone', { settings: { ...DEFAULTS, setUp: ['time-zone'] } }))).toContain('Lanjut ›');
  });

  it('offers the sample documents only where there are none', () => {
    expect(labels(at('documents'))).toContain('Tambahkan 12 dokumen contoh');
    const filled = at('documents', { documents: 12, sampleDocuments: 0, example: 'Mengapa?' });
    expect(labels(filled)).not.toContain('Tambahkan 12 dokumen contoh');
    expect(filled.content).toContain('12 dokumen bisa dikutip sekarang');
    expect(filled.content).toContain('Mengapa?');
  });

  it('lets documents be added before there are any and after', () => {
    for (const documents of [0, 12]) expect(labels(at('documents', { documents }))).toContain('Tambah dokumen');
    expect(ids(at('documents'))).toContain('add-documents:7');
    expect(at('documents').content).toContain('sampai 10 berkas');
  });

  it('offers a channel for the daily digest, and says where one is posted already', () => {
    expect(menusOf(at('digest')).map(({ custom_id }) => custom_id)).toEqual(['setup-digest:setup']);
    expect(at('digest').content).toContain('Kutipan harian: belum diatur');
    expect(at('digest', { language: 'en' }).content).toContain(`</digest set:${ID}>`);
    const plan = { zone: 'Asia/Jakarta', time: '19:30', days: [1] };
    const digests = [
      { channel: ID, plan, state: 'active' },
      { channel: '42', plan: { ...plan, time: '07:00' }, state: 'paused' },
    ] as const;
    expect(at('digest', { digests }).content).toContain(`Kutipan harian: <#${ID}> 19.30, <#42> 07.00 (dijeda)`);
    expect(at(null, { language: 'en', digests }).content).toContain(`<#${ID}> 19:30, <#42> 07:00 (paused)`);
  });

  it('ends with what was chosen and how to ask, or with what is missing', () => {
    const chosen = { ...DEFAULTS, language: 'id', timeZone: 'Asia/Makassar', managersRole: ID } as const;
    const { content } = at(null, { documents: 3, settings: chosen });
    for (const words of ['Kutip siap', 'Indonesia', 'WITA (Asia/Makassar)', `<@&${ID}>`, '3 dokumen', `</ask:${ID}>`]) {
      expect(content).toContain(words);
    }
    expect(at(null).content).toContain('belum punya dokumen');
    expect(at(null).content).not.toContain('Kutip siap');
  });
});

describe('settings', () => {
  const shown = (section: 'group' | 'answers', change: Partial<GroupSettings> = {}, note: string | null = null) =>
    renderReply({ kind: 'settings', language: 'en', section, note, settings: { ...DEFAULTS, ...change } }, view());

  it('say their present state in words', () => {
    expect(shown('group').content).toContain('not chosen (as the question)');
    expect(shown('group', { language: 'en', timeZone: 'Europe/London' }).content).toContain('Europe/London');
    expect(shown('group').content).toContain('Manage Server');
    const answers = shown('answers', { quotesPerAnswer: 2, privateChannels: [ID], keepUnanswered: false }).content;
    for (const words of ['at most 2', `<#${ID}>`, 'not kept']) expect(answers).toContain(words);
    expect(shown('answers').content).toContain('kept for 30 days');
    expect(shown('answers', {}, 'All deleted.').content).toContain('All deleted.');
  });

  it('show in each menu what is chosen, also a time zone that it does not offer', () => {
    const menus = JSON.stringify(shown('group', { timeZone: 'Pacific/Auckland', managersRole: ID }).components);
    expect(menus).toContain('"value":"Pacific/Auckland","default":true');
    expect(menus).toContain(`"default_values":[{"id":"${ID}","type":"role"}]`);
  });

  it('let roles and channels be cleared', () => {
    for (const section of ['group', 'answers'] as const) {
      for (const menu of menusOf(shown(section))) {
        if (menu.type === ComponentType.RoleSelect || menu.type === ComponentType.ChannelSelect) {
          expect(menu.min_values).toBe(0);
        }
      }
    }
  });
});

describe('/unanswered', () => {
  const EMPTY = { open: [], answered: [], complaints: [], page: 0, pages: 1, postedTo: null, keeps: true } as const;
  const none = { open: 0, answered: 0, complaints: 0 };
  const render = (reply: Omit<Extract<Reply, { kind: 'unanswered' }>, 'kind' | 'language'>) =>
    renderReply({ kind: 'unanswered', language: 'id', ...reply }, view());
  const asked = (change: Partial<OpenQuestion> = {}): OpenQuestion => ({
    id: '7K2M9QXA',
    collectionId: 7,
    question: 'Siapa *presiden* @everyone?',
    language: 'id',
    channel: ID,
    askedAt: 1.7e12,
    answeredBy: null,
    ...change,
  });

  it('is friendly when nothing is there, and names the setting where nothing is kept', () => {
    expect(render({ ...EMPTY, section: 'open', totals: none }).content).toContain('Tidak ada yang menunggu');
    const off = render({ ...EMPTY, section: 'open', totals: none, keeps: false });
    expect(off.content).toContain(`</settings:${ID}>`);
  });

  it('shows how often, when and where something was asked, as it reads', () => {
    const payload = render({
      ...EMPTY,
      section: 'open',
      totals: { ...none, open: 1 },
      open: [{ questions: [asked(), asked({ id: '7K2M9QXB' })] }],
    });
    expect(payload.content).toContain(`2× · <t:1700000000:R> di <#${ID}>`);
    expect(judged(payload, OWN).text).toContain('Siapa *presiden* @everyone?');
    expect(labels(payload)).toEqual(['Hapus 1']);
  });

  it('offers to post only an answer that still has its quote', () => {
    const page = (quote: ReturnType<typeof toyQuote> | null) =>
      render({
        ...EMPTY,
        section: 'answered',
        totals: { ...none, answered: 1 },
        answered: [{ ...asked({ answeredBy: '7K2M9QXC' }), quote }],
      });
    expect(labels(page(toyQuote('Angin laut.', 'laut')))).toEqual(['Kirim 1', 'Hapus 1']);
    expect(page(toyQuote('Angin laut.', 'laut')).content).toContain('> Angin **laut**.');
    expect(labels(page(null))).toEqual(['Hapus 1']);
  });

  it('lets a complained quote be opened, forbidden, and allowed again', () => {
    const complaint = {
      quoteId: '7K2M9QXA',
      answerId: '-',
      collectionId: 7,
      latestAt: 1.7e12,
      quote: toyQuote('Angin.', null),
    };
    const page = (blocked: boolean) =>
      render({
        ...EMPTY,
        section: 'complaints',
        totals: { ...none, complaints: 1, open: 4 },
        complaints: [{ ...complaint, blocked, reasons: [{ reason: 'junk', people: 2 }] }],
      });
    expect(labels(page(false))).toEqual(['Buka 1', 'Jangan kutip lagi 1', 'Belum terjawab (4)']);
    expect(labels(page(true))).toEqual(['Buka 1', 'Boleh dikutip lagi 1', 'Belum terjawab (4)']);
    expect(page(true).content).toContain('Tidak dikutip lagi');
    expect(page(false).content).toContain('2× Bukan isi dokumen');
  });
});

function componentsOf({ components }: Payload): APIMessageComponent[] {
  return components.flatMap((row) => [...row.components]);
}

function labels(payload: Payload): string[] {
  return componentsOf(payload).flatMap((each) => ('label' in each && each.label !== undefined ? [each.label] : []));
}

function ids(payload: Payload): string[] {
  return componentsOf(payload).flatMap((each) => ('custom_id' in each ? [each.custom_id] : []));
}

function menusOf(payload: Payload) {
  return componentsOf(payload).filter(
    (each) => each.type === ComponentType.RoleSelect || each.type === ComponentType.ChannelSelect,
  );
}
