// A form as Discord's API has it, and what comes back when it was filled in.
import {
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  type FileUploadModalData,
  type ModalData,
  type ModalSubmitFields,
  TextInputStyle,
} from 'discord.js';
import type { ActionInput, Form } from '../dispatch.js';
import type { AttachedFile } from '../ports.js';
import { attachedFile } from './attached-file.js';

type FormField = Form['fields'][number];

/** `customId`: names the action that the filled form is for, and carries its argument. */
export function formModal({ title, fields }: Form, customId: string): APIModalInteractionResponseCallbackData {
  return {
    custom_id: customId,
    title,
    components: fields.map((field) => ({
      type: ComponentType.Label,
      label: field.label,
      ...(field.type === 'files' && field.help !== undefined && { description: field.help }),
      component: componentOf(field),
    })),
  };
}

/** Texts by field name, and the files in the order in which they were attached. */
export function filledIn({ fields }: ModalSubmitFields): Required<Pick<ActionInput, 'fields' | 'files'>> {
  const all = [...fields.values()];
  return { fields: Object.fromEntries(all.flatMap(textIn)), files: all.flatMap(filesIn) };
}

function componentOf(field: FormField) {
  if (field.type === 'files') {
    const { name, required, most } = field;
    const limits = { min_values: required ? 1 : 0, max_values: most };
    return { type: ComponentType.FileUpload as const, custom_id: name, required, ...limits };
  }
  const { name, long, required, maxLength, example, value } = field;
  return {
    type: ComponentType.TextInput as const,
    custom_id: name,
    style: long ? TextInputStyle.Paragraph : TextInputStyle.Short,
    required,
    max_length: maxLength,
    ...(example !== undefined && { placeholder: example }),
    ...(value !== undefined && { value }),
  };
}

function textIn(field: ModalData): [string, string][] {
  return field.type === ComponentType.TextInput ? [[field.customId, field.value]] : [];
}

/** What nothing was attached to comes without `values` and `attachments`. */
function filesIn(field: ModalData): AttachedFile[] {
  if (field.type !== ComponentType.FileUpload) return [];
  const { values = [], attachments }: Partial<FileUploadModalData> = field;
  return values.flatMap((id) => {
    const attachment = attachments?.get(id);
    return attachment === undefined ? [] : [attachedFile(attachment)];
  });
}
