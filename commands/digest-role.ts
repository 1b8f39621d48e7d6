// The role that a digest mentions: taken only when somebody who manages has confirmed it on a message that names it.
import { UserError } from '../src/user-error.js';
import type { Action, CommandContext } from './command.js';
import { digestById } from './digest-meant.js';
import { digestNotes } from './digest-notes.js';
import { digestPanel } from './digest-panel.js';
import { DISCORD_ID, NONE } from './place-to-post.js';

/** `DIGESTID.ROLEID`, or `DIGESTID.-` to mention nobody. */
export const digestRole: Action = {
  name: 'digest-role',
  label: { id: 'Sebut peran ini', en: 'Mention this role' },
  access: 'managers',
  acknowledgement: 'update',
  async run(context, { argument }) {
    const { services, owner, person, language } = context;
    const [id = '', chosen = ''] = argument.split('.');
    return context.oneAtATime(`digests ${owner}`, async () => {
      const digest = await digestById(context, id);
      const { channel, state, collectionId, plan } = digest;
      const role = chosen === NONE ? null : chosen;
      if (role !== null) await requireMentionable(context, channel, role);
      if (role !== digest.role) {
        if (state !== 'active') throw paused();
        await services.digests.set(owner, channel, { person, language, collectionId, zone: plan.zone }, { role });
      }
      return digestPanel(context, id, role === null ? digestNotes.noRole : digestNotes.role);
    });
  },
};

/** Throws UserError, with the reason of Discord's, for a role that cannot be mentioned in the channel; never for everyone's. */
export async function requireMentionable(
  { services, owner }: CommandContext,
  channel: string,
  role: string,
): Promise<void> {
  if (role === owner) throw everyonesRole(); // Discord gives @everyone the server's own id
  if (!DISCORD_ID.test(role)) throw unknownRole();
  const refusal = await services.messenger.refusalToMention(channel, role);
  if (refusal !== null) throw new UserError(refusal.code, refusal.sentence);
}

function everyonesRole(): UserError {
  return new UserError('everyones-role', {
    id: 'Peran @everyone dimiliki semua anggota, dan Kutip tidak pernah memanggil semua orang. Pilih peran lain.',
    en: 'Every member has @everyone, and Kutip never calls everybody. Choose another role.',
  });
}

function unknownRole(): UserError {
  return new UserError('unknown-role', {
    id: 'Peran itu tidak ada. Pilih lagi dengan /kutipan-harian atur.',
    en: 'There is no such role. Choose again with /digest set.',
  });
}

/** Setting a digest lets it go on, which nobody asked for here. */
function paused(): UserError {
  return new UserError('digest-paused', {
    id: 'Kutipan harian ini sedang dijeda. Lanjutkan dulu, lalu pilih perannya lagi.',
    en: 'This digest is paused. Resume it first, then choose the role again.',
  });
}
