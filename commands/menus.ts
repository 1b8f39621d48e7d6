// The commands in a message's menu.
import { addFromMessageMenu } from './add-from-message.js';
import { checkQuoteMenu } from './check-quote.js';
import type { MessageMenu } from './command.js';
import { findSourcesMenu } from './find-sources.js';

export const menus: readonly MessageMenu[] = [findSourcesMenu, checkQuoteMenu, addFromMessageMenu];
