// Settings of a server: defaults, changes, and values that cannot be read.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/group/group-settings.js';
import { OWNER, openToyGroup, type ToyGroup } from './toy-group.js';

let toy: ToyGroup;
beforeEach(async () => {
  toy = await openToyGroup();
});
afterEach(() => toy.close());

describe('the settings of a server', () => {
  it('are the defaults until something is chosen, and those of another server stay as they are', async () => {
    expect(await toy.group.settings(OWNER)).toEqual(DEFAULT_SETTINGS);
    const changed = await toy.group.changeSettings(OWNER, { language: 'id', timeZone: 'Asia/Jakarta' });
    expect(changed).toEqual({ ...DEFAULT_SETTINGS, language: 'id', timeZone: 'Asia/Jakarta' });
    await toy.group.changeSettings(OWNER, { quotesPerAnswer: 1, privateChannels: ['7'], setUp: ['language'] });
    const expected = { ...changed, quotesPerAnswer: 1, privateChannels: ['7'], setUp: ['language'] };
    expect(await toy.group.settings(OWNER)).toEqual(expected);
    expect(await toy.group.settings('another')).toEqual(DEFAULT_SETTINGS);
  });

  it('can be taken back', async () => {
    await toy.group.changeSettings(OWNER, { managersRole: '42' });
    expect((await toy.group.changeSettings(OWNER, { managersRole: null })).managersRole).toBeNull();
  });

  it('come from memory, and a change by another process is seen within seconds', async () => {
    await toy.group.settings(OWNER);
    await toy.another().changeSettings(OWNER, { language: 'en' });
    expect((await toy.group.settings(OWNER)).language).toBeNull();
    toy.wait(3_000);
    expect((await toy.group.settings(OWNER)).language).toBe('en');
  });

  it('changed in two processes at once are both kept', async () => {
    const other = toy.another();
    await Promise.all([toy.group.settings(OWNER), other.settings(OWNER)]);
    await toy.group.changeSettings(OWNER, { language: 'en' });
    expect(await other.changeSettings(OWNER, { quotesPerAnswer: 2 })).toMatchObject({
      language: 'en',
      quotesPerAnswer: 2,
    });
  });

  it('that cannot be read have their default, with one warning that says nothing of the server', async () => {
    const damaged = new Map([
      ['language', '"jv"'],
      ['timeZone', '"Asia/Nowhere"'],
      ['quotesPerAnswer', '{'],
      ['privateChannels', '"7"'],
      ['setUp', '["language","from-a-newer-version"]'],
      ['keepUnanswered', 'false'],
      ['unheardOf', '1'],
    ]);
    await toy.store.saveGroupSettings(OWNER, damaged);
    expect(await toy.group.settings(OWNER)).toEqual({ ...DEFAULT_SETTINGS, keepUnanswered: false });
    toy.wait(10_000);
    await toy.group.settings(OWNER);
    expect(toy.warnings).toHaveLength(5);
    expect(toy.warnings.join()).not.toContain(OWNER);
    expect(await toy.group.changeSettings(OWNER, { language: 'id' })).toMatchObject({ language: 'id' });
  });

  it('refuse a time zone that does not exist, in a sentence with an example', async () => {
    await expect(toy.group.changeSettings(OWNER, { timeZone: 'WIB' })).rejects.toMatchObject({
      code: 'unknown-time-zone',
      sentence: { id: expect.stringContaining('Asia/Jakarta') },
    });
    expect(await toy.group.settings(OWNER)).toEqual(DEFAULT_SETTINGS);
  });
});
