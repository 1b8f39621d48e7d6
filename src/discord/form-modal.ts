// A form as Discord's API has it.
import { type APIModalInteractionResponseCallbackData, ComponentType, TextInputStyle } from 'discord.js';
import type { Form } from '../dispatch.js';

/** `customId`: that of the button, so that the form runs its action. */
export function formModal({ title, fields }: Form, customId: string): APIModalInteractionResponseCallbackData {
  return {
    custom_id: customId,
    title,
    components: fields.map(({ name, label, long, required, maxLength, value }) => ({
      type: ComponentType.Label,
      label,
      component: {
        type: ComponentType.TextInput,
        custom_id: name,
        style: long ? TextInputStyle.Paragraph : TextInputStyle.Short,
        required,
        max_length: maxLength,
        ...(value !== undefined && { value }),
      },
    })),
  };
}
