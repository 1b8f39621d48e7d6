// All checks of the doctor, in the order in which a person would mend what they find.
import { join } from 'node:path';
import { bundledModels } from '../../embeddings/models.js';
import { databaseFile } from '../corpus/library.js';
import { packageRoot } from '../package-root.js';
import { defaultEnvFile, type Settings, unknownNames } from '../settings.js';
import { checkDiscord } from './discord-checks.js';
import { type Finding, ok, warn } from './finding.js';
import { checkCorpus, checkDatabase, checkDataFolder } from './folder-checks.js';
import { checkHnsw, checkModelFiles, checkModels, checkNode, checkSqliteModule } from './machine-checks.js';

/** Yields each finding as soon as it is known: the models take seconds, Discord may take longer. */
export async function* diagnose(settings: Settings, envFile = defaultEnvFile()): AsyncGenerator<Finding> {
  yield await checkNode();
  yield checkNames(envFile);
  yield await checkSqliteModule();
  yield await checkHnsw();
  yield await checkModelFiles(bundledModels());
  yield* await checkModels(settings.encoder, [join(settings.dataDir, 'models'), bundledModels()]);
  yield await checkDataFolder(settings.dataDir);
  yield await checkDatabase(databaseFile(settings.dataDir));
  yield await checkCorpus(settings.corpusDir);
  yield* await checkDiscord(settings);
}

function checkNames(envFile: string): Finding {
  const unknown = unknownNames(envFile).join(', ');
  if (unknown === '') return ok('settings', 'Pengaturan bisa dipakai.', 'The settings can be used.');
  return warn(
    'settings',
    {
      id: `.env memuat nama yang tidak dikenal Kutip: ${unknown}.`,
      en: `.env holds names that Kutip does not know: ${unknown}.`,
    },
    {
      id: `Periksa ejaannya; daftar lengkapnya ada di ${join(packageRoot(), '.env.example')}.`,
      en: `Check the spelling; the whole list is in ${join(packageRoot(), '.env.example')}.`,
    },
  );
}
