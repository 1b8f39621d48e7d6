// Who may do what is asked in the same way of commands, buttons, forms, menus and choices.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Access, Action, Command, MessageMenu } from '../../commands/command.js';
import type { Caller, Dispatcher } from '../../src/dispatch.js';
import { OPERATOR, openToyServices, press, type ToyServer, type ToyServices } from '../commands/toy-services.js';

const LEVELS: readonly Access[] = ['everyone', 'managers', 'operators'];
const done = { kind: 'notice', language: 'id', sentence: 'Selesai.' } as const;
const named = (access: Access) => ({ id: `${access}-id`, en: access });

const commands = LEVELS.map(
  (access): Command => ({
    name: named(access),
    help: named(access),
    access,
    options: {
      what: {
        type: 'text',
        name: { id: 'apa', en: 'what' },
        help: named(access),
        complete: async () => [{ label: 'Satu', value: '1' }],
      },
    },
    acknowledge: () => 'public',
    run: async () => done,
  }),
);
const actions = LEVELS.map(
  (access): Action => ({
    name: access,
    label: named(access),
    access,
    acknowledgement: 'private',
    form: () => ({ title: 'Isi', fields: [] }),
    run: async () => done,
  }),
);
const menus = LEVELS.map(
  (access): MessageMenu => ({
    name: named(access),
    access,
    acknowledgement: 'private',
    run: async () => done,
  }),
);

let toy: ToyServices;
let server: ToyServer;
let gate: Dispatcher;
beforeAll(async () => {
  toy = await openToyServices();
  server = await toy.server({});
  await toy.services.group.changeSettings(server.owner, { managersRole: 'guru' });
  gate = toy.gate({ commands, actions, menus });
});
afterAll(() => toy.close());

const PEOPLE: Readonly<Record<string, { readonly who: Partial<Caller>; readonly may: readonly Access[] }>> = {
  'a member': { who: {}, may: ['everyone'] },
  'a member with another role': { who: { roles: ['murid'] }, may: ['everyone'] },
  'whoever manages the server': { who: { managesServer: true }, may: ['everyone', 'managers'] },
  'whoever has the managers’ role': { who: { roles: ['murid', 'guru'] }, may: ['everyone', 'managers'] },
  'an operator': { who: { person: OPERATOR }, may: ['everyone', 'operators'] },
  'who sits at the terminal': { who: { surface: 'console', managesServer: true }, may: LEVELS },
};

describe.each(Object.entries(PEOPLE))('%s', (_name, { who, may }) => {
  it.each(LEVELS)('meets the same rule everywhere for %s', async (access) => {
    const caller = server.caller(who);
    const invocation = { command: access, options: {} };
    const message = { channel: 'umum', message: '1', content: 'Halo', author: 'budi', isOwn: false };
    const refused = { kind: 'refusal', code: 'not-allowed' };
    const allowed = may.includes(access);
    const [expected, visibility, form] = allowed ? [done, 'public', { title: 'Isi' }] : [refused, refused, refused];
    expect(await gate.run(caller, invocation)).toMatchObject(expected);
    expect(await gate.act(caller, access, press(''))).toMatchObject(expected);
    expect(await gate.menu(caller, access, message)).toMatchObject(expected);
    expect(await gate.form(caller, access, { argument: '', values: [] })).toMatchObject(form);
    const seenBy = await gate.acknowledge(caller, invocation);
    if (typeof visibility === 'string') expect(seenBy).toBe(visibility);
    else expect(seenBy).toMatchObject(visibility);
    expect(await gate.complete(caller, invocation, 'what', '')).toHaveLength(allowed ? 1 : 0);
  });
});

describe('the managers’ role', () => {
  it('counts in its own server only, and from the moment it is set', async () => {
    const other = await toy.server({});
    const invocation = { command: 'managers', options: {} };
    expect(await gate.run(other.caller({ roles: ['guru'] }), invocation)).toMatchObject({ code: 'not-allowed' });
    await toy.services.group.changeSettings(other.owner, { managersRole: 'guru' });
    expect(await gate.run(other.caller({ roles: ['guru'] }), invocation)).toMatchObject(done);
  });

  it('is named in the refusal, in the person’s language', async () => {
    const invocation = { command: 'managers', options: {} };
    expect(await gate.run(server.caller(), invocation)).toMatchObject({
      sentence: expect.stringContaining('Kelola Server'),
    });
    expect(await gate.run(server.caller({ language: 'en' }), invocation)).toMatchObject({
      sentence: expect.stringContaining('Manage Server'),
    });
  });
});
