// For programs that are to die by SIGKILL at a moment that a test chooses.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/**
 * `mortal(act)`: the same function, before whose call the process dies when it is the `fatalCall`-th of all (0: never).
 * The steps of writing files are mortal from now on; what imports `node:fs` later gets them so.
 */
export function mortality(fatalCall) {
  let calls = 0;
  const mortal =
    (act) =>
    (...values) => {
      calls += 1;
      if (calls === Number(fatalCall)) process.kill(process.pid, 'SIGKILL');
      return act(...values);
    };
  for (const name of ['mkdir', 'open', 'rename', 'rm']) fs.promises[name] = mortal(fs.promises[name]);
  syncBuiltinESMExports();
  return { mortal, calls: () => calls };
}
