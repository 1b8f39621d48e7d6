// npm run backup: a copy of everything that Kutip remembers, made while the bot runs.
import { resolve } from 'node:path';
import { Command } from 'commander';
import { createProgressBar } from '../console/progress-bar.js';
import { type BackupReport, makeBackup } from '../corpus/backup.js';
import { openLog } from '../log.js';
import { packageVersion } from '../package-root.js';
import { systemClock } from '../ports.js';
import { readSettings } from '../settings.js';
import type { Localized } from '../types.js';
import { UserError } from '../user-error.js';
import { visibleText } from '../visible-text.js';
import { EXIT } from './exit-codes.js';
import { interruptible } from './interruptible.js';
import { runCommander } from './run-commander.js';
import { runProgram } from './run-program.js';
import { terminalLanguage } from './terminal-language.js';

interface Flags {
  readonly data?: string;
  readonly json?: boolean;
}

const COPYING = { id: 'Mencadangkan', en: 'Backing up' };

const language = terminalLanguage(process.env);
await runProgram(language, openLog(), async () => {
  let whole = true;
  const program = new Command('backup')
    .description('Copies everything that Kutip remembers into a new folder, also while it runs.')
    .argument('<folder>', 'a folder that is empty or does not exist yet')
    .option('--data <dir>', 'the data folder to copy (default: DATA_DIR)')
    .option('--json', 'print JSON only')
    .exitOverride()
    .action(async (folder: string, flags: Flags) => {
      whole = (await backUp(resolve(folder), flags)).lost.length === 0;
    });
  const code = await runCommander(program);
  return whole ? code : EXIT.failed;
});

async function backUp(folder: string, { data, json }: Flags): Promise<BackupReport> {
  const dataDir = data === undefined ? readSettings().dataDir : resolve(data);
  const progress = createProgressBar(process.stderr, language, systemClock, COPYING);
  const nothingLeft = {
    id: `Dihentikan. Cadangannya belum lengkap, jadi "${folder}" dikosongkan lagi.`,
    en: `Interrupted. The backup was not complete, so "${folder}" was emptied again.`,
  };
  const options = { kutip: packageVersion(), progress, now: systemClock.now() };
  const report = await interruptible(nothingLeft, (signal) => makeBackup(dataDir, folder, { ...options, signal }));
  process.stdout.write(
    `${json ? JSON.stringify({ folder, ...report }) : described(folder, dataDir, report)[language]}\n`,
  );
  if (report.lost.length > 0) process.stderr.write(`${lostFiles(report.lost.length).in(language)}\n`);
  return report;
}

function described(folder: string, dataDir: string, { files, lost, bytes }: BackupReport): Localized {
  const [to, from] = [visibleText(folder), visibleText(dataDir)];
  const megabytes = (locale: string) => (bytes / 1_000_000).toLocaleString(locale, { maximumFractionDigits: 1 });
  const kept = files.length - lost.length;
  return {
    id: `Cadangan selesai di ${to}: basis data dan ${kept.toLocaleString('id')} berkas dokumen (${megabytes('id')} MB).
Untuk memulihkan: hentikan Kutip, pindahkan ${from} ke tempat lain, salin ${to} menjadi ${from}, lalu jalankan Kutip lagi. Indeks dibuat ulang sendiri.
Di dalamnya ada semua yang diingat Kutip, jadi simpan di tempat yang aman. Pengaturan (.env) tidak ikut.`,
    en: `The backup is complete in ${to}: the database and ${kept.toLocaleString('en')} ${kept === 1 ? 'file' : 'files'} of documents (${megabytes('en')} MB).
To restore it: stop Kutip, move ${from} away, copy ${to} to ${from}, and start Kutip again. Indexes are made again by themselves.
It holds everything that Kutip remembers, so keep it in a safe place. Settings (.env) are not part of it.`,
  };
}

function lostFiles(count: number): UserError {
  return new UserError('backup-lost-files', {
    id: `${count.toLocaleString('id')} berkas dokumen hilang atau rusak di folder data, jadi tidak ada di cadangan (daftarnya di backup.json). Kembalikan folder "files" dari cadangan lama, atau tambahkan dokumennya lagi.`,
    en: `${count.toLocaleString('en')} files of documents are missing or damaged in the data folder, so they are not in the backup (backup.json lists them). Restore the folder "files" from an older backup, or add the documents again.`,
  });
}
