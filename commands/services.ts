// What commands need of the services, passed to them in their context.
import type { AnswerService } from '../src/answer/answer-service.js';
import type { SourceLibrary } from '../src/answer/place.js';

export interface CommandServices {
  readonly answers: AnswerService;
  readonly library: SourceLibrary;
}
