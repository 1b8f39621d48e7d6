// Keeps onnxruntime's native library loaded in this process, so that the model worker can be started more than once.
import { createRequire } from 'node:module';
import { UserError } from '../src/user-error.js';

/**
 * onnxruntime-node 1.14 registers itself only the first time it is loaded into a process. Once the only thread that used
 * it has ended, a new worker fails with "Module did not self-register"; while this thread holds it, workers may come and
 * go. Costs about 40 ms and 9 MB, no model is loaded here. Throws `UserError('runtime-missing')`.
 */
export function holdNativeRuntime(): void {
  try {
    const transformers = createRequire(import.meta.url).resolve('@xenova/transformers');
    createRequire(transformers)('onnxruntime-node');
  } catch (cause) {
    const why = cause instanceof Error ? cause.message.split('\n')[0] : String(cause);
    throw new UserError('runtime-missing', {
      id: `onnxruntime, mesin untuk model, tidak bisa dimuat (${why}). Jalankan npm ci lagi; perlu Linux (glibc), macOS atau Windows 64-bit.`,
      en: `onnxruntime, which runs the models, cannot be loaded (${why}). Run npm ci again; 64-bit Linux (glibc), macOS or Windows is needed.`,
    });
  }
}
