// Reads a multipart body as Discord does: one part `payload_json`, and files.
import { isObject } from './json.js';

export interface UploadedFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
}

export interface Upload {
  readonly body: unknown;
  readonly files: readonly UploadedFile[];
  readonly problems: readonly string[];
}

export async function readMultipart(bytes: Buffer, contentType: string): Promise<Upload> {
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': contentType } }).formData();
  const files: UploadedFile[] = [];
  const problems: string[] = [];
  let body: unknown = {};
  for (const [key, value] of form) {
    if (typeof value !== 'string') {
      files.push({ name: value.name, type: value.type, bytes: Buffer.from(await value.arrayBuffer()) });
      if (!/^files\[\d+\]$/.test(key)) problems.push(`the file ${value.name} is in the part ${key}`);
    } else if (key === 'payload_json') {
      body = JSON.parse(value);
    } else {
      problems.push(`the part ${key} is unknown`);
    }
  }
  if (!isObject(body)) problems.push('payload_json is no object');
  return { body, files, problems };
}
