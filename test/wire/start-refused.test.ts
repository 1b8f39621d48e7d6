// npm start that cannot serve: one sentence with the remedy, and the exit code of the contract.
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { type KutipProcess, startKutip, temporaryData } from './kutip-process.js';
import { type LocalDiscord, startLocalDiscord, wire } from './local-discord.js';
import { takenPort } from './port.js';

wire('npm start that cannot serve', () => {
  let discord: LocalDiscord;
  const data = temporaryData();
  const running: KutipProcess[] = [];
  beforeAll(async () => {
    discord = await startLocalDiscord();
  });
  afterEach(async () => {
    for (const kutip of running.splice(0)) {
      kutip.signal('SIGKILL');
      await kutip.exit();
    }
    Object.assign(discord.gateway.behaviour, { identify: 'accept', resume: 'accept', heartbeat: 'answer' });
    discord.clearFaults();
  });
  afterAll(async () => {
    await discord.close();
    data.remove();
  });

  function start(environment: Readonly<Record<string, string>> = {}): KutipProcess {
    const kutip = startKutip({
      ...{ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl, DATA_DIR: data.folder },
      ...environment,
    });
    running.push(kutip);
    return kutip;
  }

  it('without a token and a terminal ends with 78 and the remedy', async () => {
    const kutip = start({ DISCORD_TOKEN: '' });
    expect(await kutip.exit()).toBe(78);
    expect(kutip.errors).toContain('DISCORD_TOKEN is not set');
  });

  it('with a wrong token ends with 77 and the remedy', async () => {
    const kutip = start({ DISCORD_TOKEN: 'wrong.token.here', LANG: 'id_ID.UTF-8' });
    expect(await kutip.exit()).toBe(77);
    expect(kutip.sentences()).toEqual([expect.stringMatching(/^Discord menolak DISCORD_TOKEN\. .*Reset Token/)]);
    expect(kutip.errors).not.toContain('wrong.token.here');
    discord.takeProblems();
  });

  it('with refused intents ends with 77 and the remedy', async () => {
    discord.gateway.behaviour.identify = 'refuse-intents';
    const kutip = start();
    expect(await kutip.exit()).toBe(77);
    expect(kutip.sentences()).toEqual([expect.stringContaining('refuses the intents')]);
  });

  it('with the id of a server that it is not in ends with 78 and an invitation', async () => {
    const kutip = start({ DISCORD_GUILD: '1234567890' });
    expect(await kutip.exit()).toBe(78);
    expect(kutip.sentences()).toEqual([expect.stringMatching(/1234567890.*https:\/\/discord\.com\/oauth2/)]);
  });

  it('with a port that is taken ends with 78 and says which', async () => {
    const { port, release } = await takenPort();
    const kutip = start({ METRICS_PORT: String(port) });
    expect(await kutip.exit()).toBe(78);
    expect(kutip.sentences()).toEqual([expect.stringContaining(`${port} (METRICS_PORT)`)]);
    await release();
  });

  it('keeps trying while Discord cannot be reached, says so once, and ends with 69', async () => {
    const kutip = start({ DISCORD_API_URL: 'http://127.0.0.1:1/api', GATEWAY_TIMEOUT_SECONDS: '4' });
    expect(await kutip.exit()).toBe(69);
    expect(kutip.lines).toEqual([expect.stringContaining('keeps trying')]);
    expect(kutip.sentences()).toEqual([expect.stringContaining('ECONNREFUSED')]);
  });

  it('stops at once while it still waits for Discord', async () => {
    const kutip = start({ DISCORD_API_URL: 'http://127.0.0.1:1/api' });
    await kutip.line(/keeps trying/);
    kutip.signal('SIGINT');
    expect(await kutip.exit()).toBe(0);
  });
});
