// The commands in a message's menu.
import type { MessageMenu } from './command.js';

export const menus: readonly MessageMenu[] = [];
