// Every command there is.
import { ask } from './ask.js';
import { check } from './check.js';
import type { Command } from './command.js';
import { digest } from './digest.js';
import { documents } from './documents.js';
import { help } from './help.js';
import { myData } from './my-data.js';
import { settings } from './settings.js';
import { setup } from './setup.js';
import { status } from './status.js';
import { study } from './study.js';
import { unanswered } from './unanswered.js';

export const commands: readonly Command[] = [
  ask,
  documents,
  check,
  unanswered,
  digest,
  study,
  setup,
  settings,
  help,
  myData,
  status,
];
