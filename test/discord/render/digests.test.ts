// What managers see of their digests: when the next one comes, what became of the last ones, and what can be done.
import { ComponentType } from 'discord.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderReply } from '../../../src/discord/render/index.js';
import type { Payload } from '../../../src/discord/render/payload.js';
import type { DigestSummary, Reply } from '../../../src/reply.js';
import type { Posting } from '../../../src/schedule-types.js';
import { CHANNEL, digestPanels, digestRoles, ROLE, SIGNS } from './hostile-digests.js';
import { judged, view } from './judge.js';

const OURS = { kinds: ['heading', 'role'], signs: SIGNS };
const MOMENT = 1.6e12;
const WHY = { code: 'was-off', sentence: { id: 'Kutip sedang mati.', en: 'Kutip was off.' } };

const DIGEST: DigestSummary = {
  id: 'D1GEST01',
  channel: CHANNEL,
  plan: { zone: 'Asia/Jakarta', time: '07:00', days: [1, 2, 3, 4, 5] },
  ...{ state: 'active', pausedFor: null, nextAt: MOMENT, collection: null },
  ...{ quotes: 3, topic: null, role: null, repeat: false, results: [], worthy: 0, used: 0 },
};
const posting = (state: Posting['state'], change: Partial<Posting> = {}): Posting => ({
  ...{ owner: CHANNEL, id: 'P0ST1NG1', scheduleId: 'D1GEST01', date: '2022-03-07', zone: 'Asia/Jakarta' },
  ...{ dueAt: MOMENT, state, tries: 1, tryAt: null, sentAt: null, content: null, settledAt: null },
  ...{ reason: state === 'sent' ? null : WHY, address: null },
  ...change,
});

function panel(change: Partial<DigestSummary> = {}, reply: Partial<Extract<Reply, { kind: 'digests' }>> = {}) {
  const chosen = { ...DIGEST, ...change };
  const language = reply.language ?? 'id';
  return renderReply({ kind: 'digests', language, digests: [chosen], chosen, note: null, ...reply }, view(language));
}

function labels({ components }: Payload): string[][] {
  return components.map((row) =>
    row.components.map((each) =>
      each.type === ComponentType.StringSelect
        ? each.options.map(({ label }) => label).join(', ')
        : `${'label' in each ? each.label : ''} ${'custom_id' in each ? each.custom_id : ''}`,
    ),
  );
}

describe('the panel of a digest', () => {
  it('says when the next one comes in the reader’s own time, and by which plan', () => {
    const { content } = panel({ topic: 'rakit *tua*', role: ROLE, repeat: true, worthy: 40, used: 12 });
    expect(content.split('\n').slice(0, 6)).toEqual([
      `### 📖 Kutipan harian di <#${CHANNEL}>`,
      'Berikutnya <t:1600000000:R>, <t:1600000000:f>',
      '',
      'Senin–Jumat pukul 07.00 WIB (Asia/Jakarta)',
      `3 kutipan · koleksinya sudah dihapus · topik: rakit \\*tua\\* · menyebut <@&${ROLE}> · diulang kalau habis`,
      '-# 12 dari 40 kalimat yang layak sudah dikutip.',
    ]);
    expect(panel({}, { language: 'en' }).content).toContain('Monday–Friday at 07:00 WIB (Asia/Jakarta)\n3 quotes');
  });

  it('tells what became of each, with its reason or where it stands', () => {
    const address = { channel: CHANNEL, message: '444444444444444444' };
    const results = [
      posting('waiting'),
      posting('sent', { address }),
      ...(['skipped', 'missed', 'failed', 'uncertain', 'sending'] as const).map((state) => posting(state)),
      posting('sent', { date: null }),
    ];
    const { content } = panel({ results });
    const lines = content.slice(content.indexOf('**Hasil terakhir**')).split('\n').slice(1, 9);
    expect(lines).toEqual([
      '-# ⏳ 7 Maret 2022 · dicoba lagi: Kutip sedang mati.',
      `-# ✅ 7 Maret 2022 · terkirim · [tautan](<https://discord.com/channels/${CHANNEL}/${CHANNEL}/444444444444444444>)`,
      '-# ⏭️ 7 Maret 2022 · dilewati: Kutip sedang mati.',
      '-# ⚠️ 7 Maret 2022 · terlewat: Kutip sedang mati.',
      '-# ❌ 7 Maret 2022 · gagal: Kutip sedang mati.',
      '-# ❔ 7 Maret 2022 · tidak pasti: Kutip sedang mati.',
      '-# ⏳ 7 Maret 2022 · sedang dikirim: Kutip sedang mati.',
      '-# ✅ <t:1600000000:f> · terkirim (diminta)',
    ]);
  });

  it('offers to pause one that goes on, and to resume one that rests', () => {
    expect(labels(panel())).toEqual([
      [
        'Pratinjau digest-preview:D1GEST01',
        'Kirim sekarang digest-now:D1GEST01',
        'Jeda digest-pause:D1GEST01',
        'Hentikan digest-stop:D1GEST01',
      ],
    ]);
    const paused = panel({ state: 'paused', nextAt: null });
    expect(labels(paused)[0]?.[2]).toBe('Lanjutkan digest-resume:D1GEST01');
    expect(paused.content).toContain('⏸️ Dijeda.');
    const byKutip = panel({ state: 'paused', nextAt: null, pausedFor: WHY });
    expect(byKutip.content).toContain(
      'berturut-turut gagal: Kutip sedang mati. Sudah dibereskan? Tekan **Lanjutkan**.',
    );
  });

  it('says first what was just done', () => {
    expect(panel({}, { note: 'Sudah *diatur*.' }).content).toMatch(/^Sudah \\\*diatur\\\*\.\n### /);
  });
});

describe('several digests', () => {
  const other = { ...DIGEST, id: 'D1GEST02', channel: '555555555555555555', state: 'paused' as const, nextAt: null };

  it('are chosen from a menu by numbers that stand beside their channels', () => {
    const digests = [DIGEST, other];
    const list = panel({}, { digests, chosen: null });
    expect(list.content).toContain(`**1** <#${CHANNEL}>\n-# Senin–Jumat pukul 07.00`);
    expect(list.content).toContain('**2** <#555555555555555555>');
    expect(labels(list)).toEqual([
      ['1. Senin–Jumat pukul 07.00 WIB (Asia/Jakarta), 2. Senin–Jumat pukul 07.00 WIB (Asia/Jakarta)'],
    ]);
    const chosen = panel({}, { digests });
    const elsewhere = { ...other, topic: 'rakit *tua*', plan: { ...other.plan, zone: 'America/New_York' } };
    expect(JSON.stringify(panel({}, { digests: [DIGEST, elsewhere] }).components)).not.toContain('\\\\');
    expect(chosen.content).toContain(`-# **1** <#${CHANNEL}> · **2** <#555555555555555555>`);
    expect(labels(chosen)).toHaveLength(2);
  });

  it('that are none tell how to set one', () => {
    const none = panel({}, { digests: [], chosen: null });
    expect(none.content).toContain('</digest set:');
    expect(none.components).toEqual([]);
  });
});

describe('a role to mention', () => {
  it('is asked about before anybody is notified, and notifies nobody yet', () => {
    const message = renderReply({ kind: 'digest-role', language: 'id', digest: DIGEST, role: ROLE }, view());
    expect(message.content).toContain(`Sebut <@&${ROLE}> di setiap kutipan harian di <#${CHANNEL}>?`);
    expect(message.allowedMentions.parse).toEqual([]);
    expect(labels(message)).toEqual([[`Ya, sebut digest-role:D1GEST01.${ROLE}`, 'Jangan digest-role:D1GEST01.-']]);
  });
});

describe('any panel of digests', () => {
  it('is within all limits and has nothing of foreign origin that does more than be read', () => {
    fc.assert(
      fc.property(fc.oneof({ weight: 4, arbitrary: digestPanels }, digestRoles), (reply) => {
        judged(renderReply(reply, view(reply.language)), OURS);
      }),
      { numRuns: 150 },
    );
  });
});
