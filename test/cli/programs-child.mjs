// Runs programs of the command line one after the other in one process, with toy models. Started by programs.ts.
import childProcess from 'node:child_process';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const [programs] = process.argv.slice(2);
const toyWorker = fileURLToPath(new URL('../toy/toy-model-worker.mjs', import.meta.url));

const { fork } = childProcess;
childProcess.fork = (file, ...rest) => fork(file.endsWith('model-worker.js') ? toyWorker : file, ...rest);
syncBuiltinESMExports();
// Each run adds its own.
process.stdout.setMaxListeners(0);

let runs = 0;
process.on('message', async ({ program, words, locale }) => {
  const file = join(programs, `${program}.js`);
  const printed = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr']) {
    process[stream].write = (text) => {
      printed[stream] += text;
      return true;
    };
  }
  process.argv = [process.execPath, file, ...words];
  process.env.LC_ALL = `${locale}.UTF-8`;
  process.exitCode = undefined;
  runs += 1;
  // A name of its own has the program run anew; what it imports stays loaded.
  await import(`${pathToFileURL(file).href}?run=${runs}`);
  process.send({ status: process.exitCode ?? 0, ...printed });
});
