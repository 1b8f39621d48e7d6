// npm start with a token: what it says, what it registers, how it fails, how it ends.
import { execFileSync } from 'node:child_process';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { allCommands, allMenus } from '../../src/dispatch.js';
import { type KutipProcess, startKutip, temporaryData } from './kutip-process.js';
import { type LocalDiscord, type LocalServer, startLocalDiscord, wire } from './local-discord.js';
import { freePort } from './port.js';

wire('npm start', () => {
  let discord: LocalDiscord;
  const data = temporaryData();
  const running: KutipProcess[] = [];
  beforeAll(async () => {
    discord = await startLocalDiscord({
      servers: [
        { name: 'Geografi', channels: [{ name: 'umum' }], people: [{ name: 'Sari', locale: 'id' }] },
        { name: 'Sejarah', everyone: ['ViewChannel', 'SendMessages'] },
      ],
    });
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

  /** Sari asks for help where everybody may. */
  const ask = () => {
    const geografi = discord.server('Geografi');
    return geografi.person('Sari').slash(geografi.channel('umum'), 'bantuan');
  };

  it('says who it is, where, how to invite it, what is missing, and when it is ready', async () => {
    const port = await freePort();
    const health = async () => (await fetch(`http://127.0.0.1:${port}/health`)).status;
    const kutip = start({ METRICS_PORT: String(port) });
    await kutip.line(/^Preparing/);
    expect(await health()).toBe(503);
    // The person's language, not the terminal's.
    expect((await ask().reply()).content).toContain('sedang dimulai');

    await kutip.line(/^Ready\.$/);
    expect(kutip.lines).toEqual([
      expect.stringMatching(/^Logged in as .+, in 2 servers\.$/),
      expect.stringContaining(`client_id=${discord.applicationId}`),
      expect.stringContaining('In the server "Sejarah" Kutip lacks Create Public Threads'),
      'Preparing models and indexes …',
      'Ready.',
    ]);
    expect(await health()).toBe(200);
    expect(discord.commands().length).toBe(allCommands.length + allMenus.length);
    expect((await ask().reply()).content).not.toContain('sedang dimulai');

    const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    expect(metrics).toContain('kutip_handled_total{what="help",outcome="done"} 1');
    expect(metrics).toMatch(/^kutip_acknowledgement_seconds_count [1-9]/m);
    expect(metrics).toContain('kutip_servers 2');
    expect(discord.problems()).toEqual([]);
  });

  it('greets the servers that it was added to, once, and knows at the next start which it was removed from', async () => {
    const first = start();
    await first.logged('servers noted');
    const [geografi, sejarah] = [discord.server('Geografi'), discord.server('Sejarah')];
    const said = (server: LocalServer) =>
      server
        .channel('umum')
        .seen()
        .map(({ content }) => content);
    const welcomes = () => [geografi, sejarah].map((server) => said(server).filter((text) => text.includes('quotes')));
    expect(welcomes().map(({ length }) => length)).toEqual([1, 1]);
    first.signal('SIGTERM');
    await first.exit();
    await sejarah.leave();
    const second = start();
    await second.logged('servers noted');
    await sejarah.rejoin();
    await discord.until(() => said(sejarah).some((text) => text.includes('Kutip kembali')), 'the greeting');
    expect(welcomes().map(({ length }) => length)).toEqual([1, 1]);
  });

  it('is not healthy while its models are gone, says so in the log, and is healthy again by itself', async () => {
    const port = await freePort();
    const health = async () => (await fetch(`http://127.0.0.1:${port}/health`)).status;
    const kutip = start({ METRICS_PORT: String(port) });
    await kutip.line(/^Ready\.$/);
    process.kill(modelProcessOf(kutip.pid), 'SIGKILL');
    await vi.waitFor(async () => expect(await health()).toBe(503), { interval: 10 });
    expect((await ask().reply()).content).not.toContain('sedang dimulai');
    await vi.waitFor(async () => expect(await health()).toBe(200), { timeout: 20_000, interval: 50 });
    const warnings = kutip.log().filter(({ where }) => where === 'models');
    expect(warnings).toEqual([expect.objectContaining({ level: 'warn', msg: expect.stringContaining('SIGKILL') })]);
    expect(discord.problems()).toEqual([]);
  });

  it('logs what it did, never what was asked', async () => {
    const kutip = start();
    await kutip.line(/^Ready\.$/);
    const geografi = discord.server('Geografi');
    const question = 'siapa yang menyimpan rahasiaku';
    await geografi.person('Sari').slash(geografi.channel('umum'), 'tanya', { pertanyaan: question }).reply();
    const handled = { msg: 'handled', level: 'info', what: 'ask', owner: geografi.id };
    await vi.waitFor(() => expect(kutip.log()).toContainEqual(expect.objectContaining(handled)));
    kutip.signal('SIGTERM');
    expect(await kutip.exit()).toBe(0);
    expect(kutip.log().map(({ msg }) => msg)).toEqual(expect.arrayContaining(['starting', 'ready', 'stopped']));
    for (const secret of ['rahasiaku', discord.token, 'Geografi', 'Sari']) expect(kutip.errors).not.toContain(secret);
  });

  it('finishes what it is answering when it is stopped, and is polite to whoever comes later', async () => {
    const kutip = start();
    await kutip.line(/^Ready\.$/);
    const slow = discord.fault({ method: 'PATCH', path: /\/webhooks\//, delayMs: 1500 });
    const first = ask();
    await first.acknowledged();
    await discord.until(() => slow.hits > 0, 'an answer on its way');
    kutip.signal('SIGTERM');
    await kutip.line(/^Stopping/);
    expect((await ask().reply()).content).toContain('sedang dimulai ulang');
    expect((await first.reply()).content).not.toContain('sedang dimulai');
    expect(await kutip.exit()).toBe(0);
    expect(discord.problems()).toEqual([]);
  });

  it('serves again after it was killed, and registers nothing anew', async () => {
    const killed = start();
    await killed.line(/^Ready\.$/);
    killed.signal('SIGKILL');
    await killed.exit();
    const registered = writes();
    const again = start();
    await again.line(/^Ready\.$/);
    expect((await ask().reply()).content).not.toContain('sedang dimulai');
    expect(writes()).toBe(registered);
  });

  it('registers in one server, and empties the list of all', async () => {
    const geografi = discord.server('Geografi');
    const kutip = start({ DISCORD_GUILD: geografi.id });
    await kutip.line(/^Preparing/);
    expect(discord.commands(geografi).length).toBe(allCommands.length + allMenus.length);
    expect(discord.commands()).toEqual([]);
    const everywhere = start();
    await everywhere.line(/^Preparing/);
    await discord.until(() => discord.commands(geografi).length === 0, 'an emptied server');
    expect(discord.commands().length).toBe(allCommands.length + allMenus.length);
  });

  it('ends with 69 when the gateway is lost for too long', async () => {
    const kutip = start({ GATEWAY_TIMEOUT_SECONDS: '1' });
    await kutip.line(/^Ready\.$/);
    Object.assign(discord.gateway.behaviour, { identify: 'ignore', resume: 'ignore' });
    discord.gateway.drop();
    expect(await kutip.exit()).toBe(69);
    expect(kutip.sentences()).toEqual([expect.stringContaining('no connection to Discord for 1 second')]);
  });

  it('begins a new session when RESUME is never answered, and goes on serving', async () => {
    const kutip = start({ WATCHDOG_SECONDS: '1' });
    await kutip.line(/^Ready\.$/);
    discord.gateway.behaviour.resume = 'ignore';
    discord.gateway.drop();
    await kutip.logged('session given up');
    await kutip.logged('gateway regained');
    expect((await ask().reply()).content).not.toContain('sedang dimulai');
  });

  const writes = () =>
    discord.requests.filter(({ method, path }) => method === 'PUT' && path.endsWith('/commands')).length;
});

/** Id of the process in which that program runs its models. */
function modelProcessOf(parent: number): number {
  const processes = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n');
  const models = new RegExp(`^\\s*(\\d+)\\s+${parent}\\s.*model-worker`);
  const [pid] = processes.flatMap((line) => models.exec(line)?.[1] ?? []);
  if (pid === undefined) throw new Error('no models run');
  return Number(pid);
}
