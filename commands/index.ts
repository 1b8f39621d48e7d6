// Every command there is.
import { ask } from './ask.js';
import { check } from './check.js';
import type { Command } from './command.js';
import { documents } from './documents.js';
import { help } from './help.js';
import { status } from './status.js';

export const commands: readonly Command[] = [ask, documents, check, help, status];
