// What Kutip says of itself in the terminal once Discord let it in: who it is, where, how to invite it, what it lacks.
import type { Client } from 'discord.js';
import type { Language } from '../types.js';
import { visibleText } from '../visible-text.js';
import { inviteFor } from './invite.js';
import { missingFrom } from './permissions.js';

/** Lines of text. */
export function introduction(client: Client<true>, language: Language): string[] {
  const servers = [...client.guilds.cache.values()];
  const invite = inviteFor(client.application.id);
  const lacking = servers.flatMap(({ name, members }) => {
    const missing = members.me === null ? [] : missingFrom(members.me.permissions.bitfield);
    return missing.length === 0
      ? []
      : [
          lacks(
            visibleText(name),
            missing.map((each) => each[language]),
          )[language],
        ];
  });
  return [arrival(client.user.tag, servers.length)[language], invitation(invite)[language], ...lacking];
}

function arrival(name: string, servers: number) {
  return {
    id:
      servers === 0
        ? `Masuk sebagai ${name}, belum ada di server mana pun.`
        : `Masuk sebagai ${name}, ada di ${servers} server.`,
    en:
      servers === 0
        ? `Logged in as ${name}, in no server yet.`
        : `Logged in as ${name}, in ${servers} server${servers === 1 ? '' : 's'}.`,
  };
}

function invitation(address: string) {
  return { id: `Undang Kutip ke server: ${address}`, en: `Invite Kutip to a server: ${address}` };
}

function lacks(server: string, names: readonly string[]) {
  const list = names.join(', ');
  return {
    id: `Di server "${server}" Kutip tidak punya izin ${list}. Beri izin itu pada perannya, atau undang lagi lewat tautan di atas.`,
    en: `In the server "${server}" Kutip lacks ${list}. Grant its role that, or invite it again with the link above.`,
  };
}
