// Delete over real sockets while Discord is in trouble: who could not delete an answer can try again.
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { wire } from './local-discord.js';
import { READERS } from './readers.js';
import { openReadingGroup, type ReadingGroup } from './reading-group.js';

const ORIGINAL = /\/messages\/(?:@|%40)original$/;

wire('an answer that Discord does not delete', () => {
  let group: ReadingGroup;
  beforeAll(async () => {
    group = await openReadingGroup();
  });
  afterAll(() => group.close());

  it.each([500, 403])('for a %d stays whole, and goes when whoever asked presses again', async (status) => {
    const [reader] = READERS;
    if (reader === undefined) throw new Error('nobody reads');
    const umum = group.server.channel('umum');
    const answer = await group.ask(reader, reader.questions.answered).reply();
    const isThere = () => umum.seen().some(({ id }) => id === answer.id);
    const fault = group.discord.fault({ method: 'DELETE', path: ORIGINAL, status, times: 100 });
    await group.person(reader).press(answer, reader.buttons.remove).acknowledged();
    await vi.waitFor(() => expect(group.kutip.failures).toHaveLength(1));
    await vi.waitFor(() => expect(group.kutip.pending).toBe(0));
    fault.stop();
    expect(isThere()).toBe(true);
    expect((await group.person(reader).press(answer, reader.buttons.more).reply()).content).toMatch(/^> /m);
    await group.person(reader).press(answer, reader.buttons.remove).acknowledged();
    await group.discord.until(() => !isThere(), 'its end');
    group.kutip.failures.splice(0);
    await group.expectSound();
  });
});
