// Kutip asks for what it uses and nothing else.
import { PermissionFlagsBits, PermissionsBitField } from 'discord.js';
import { expect, test } from 'vitest';
import { inviteFor } from '../../src/discord/invite.js';
import { missingFrom, NEEDED_BITS } from '../../src/discord/permissions.js';

test('the invitation asks for commands and exactly the needed permissions', () => {
  const invite = new URL(inviteFor('77'));
  expect(invite.origin + invite.pathname).toBe('https://discord.com/oauth2/authorize');
  expect(Object.fromEntries(invite.searchParams)).toMatchObject({
    client_id: '77',
    scope: 'bot applications.commands',
  });
  const permissions = new PermissionsBitField(BigInt(invite.searchParams.get('permissions') ?? '0'));
  expect(permissions.toArray().sort()).toEqual([
    'CreatePublicThreads',
    'ReadMessageHistory',
    'SendMessages',
    'SendMessagesInThreads',
    'ViewChannel',
  ]);
});

test('an invitation to one server chooses it in advance', () => {
  expect(new URL(inviteFor('77', '5')).searchParams.get('guild_id')).toBe('5');
});

test('what a server does not grant is named in both languages', () => {
  expect(missingFrom(NEEDED_BITS)).toEqual([]);
  expect(missingFrom(PermissionFlagsBits.Administrator)).toEqual([]);
  expect(missingFrom(NEEDED_BITS & ~PermissionFlagsBits.SendMessages)).toEqual([
    { id: 'Kirim Pesan (Send Messages)', en: 'Send Messages' },
  ]);
});
