// A reply as a Discord message. One file for each kind.
import type { Reply } from '../../reply.js';
import { renderAnswer } from './answer.js';
import { renderCheck } from './check.js';
import { renderCollections } from './collections.js';
import { renderComplaint } from './complaint.js';
import { renderContext } from './context.js';
import { renderDigest } from './digest.js';
import { renderDigestRole, renderDigests } from './digests.js';
import { renderDiscussion, renderDiscussionOpening } from './discussion.js';
import { renderDocument } from './document.js';
import { renderDocuments } from './documents.js';
import { renderFile } from './file.js';
import { renderGiven } from './given.js';
import { renderHelp } from './help.js';
import { renderMyData } from './my-data.js';
import { renderPassages } from './passages.js';
import { type Payload, payload, type View } from './payload.js';
import { renderProposals } from './proposals.js';
import { renderReference } from './reference.js';
import { renderRemoval } from './removal.js';
import { renderFailure, renderNotice, renderProgress, renderRefusal } from './sentence.js';
import { renderSettings } from './settings.js';
import { renderSetup } from './setup.js';
import { renderStatus } from './status.js';
import { renderStudyOpened, renderStudyOpening, renderStudyReminder } from './study-opening.js';
import { renderStudyPassage } from './study-passage.js';
import { renderStudyRecap } from './study-recap.js';
import { renderStudyRound } from './study-round.js';
import { renderStudySchedule } from './study-schedule.js';
import { renderStudyChoice, renderStudyScores } from './study-scores.js';
import { renderUnanswered } from './unanswered.js';
import { renderWelcome } from './welcome.js';

export type { Payload, View } from './payload.js';

/** Within all of Discord's limits, whatever the reply holds. A `deletion` is an empty payload: there is nothing to send. */
export function renderReply(reply: Reply, surroundings: View): Payload {
  const view: View = { ...surroundings, language: reply.language };
  switch (reply.kind) {
    case 'answer':
      return renderAnswer(reply, view);
    case 'passages':
      return renderPassages(reply, view);
    case 'context':
      return renderContext(reply, view);
    case 'reference':
      return renderReference(reply, view);
    case 'discussion':
      return renderDiscussion(reply, view);
    case 'discussion-opening':
      return renderDiscussionOpening(reply, view);
    case 'documents':
      return renderDocuments(reply, view);
    case 'document':
      return renderDocument(reply, view);
    case 'given':
      return renderGiven(reply, view);
    case 'removal':
      return renderRemoval(reply, view);
    case 'proposals':
      return renderProposals(reply, view);
    case 'collections':
      return renderCollections(reply, view);
    case 'digest':
      return renderDigest(reply, view);
    case 'digests':
      return renderDigests(reply, view);
    case 'digest-role':
      return renderDigestRole(reply, view);
    case 'study-opening':
      return renderStudyOpening(reply, view);
    case 'study-opened':
      return renderStudyOpened(reply, view);
    case 'study-passage':
      return renderStudyPassage(reply, view);
    case 'study-round':
      return renderStudyRound(reply, view);
    case 'study-choice':
      return renderStudyChoice(reply, view);
    case 'study-scores':
      return renderStudyScores(reply, view);
    case 'study-recap':
      return renderStudyRecap(reply, view);
    case 'study-schedule':
      return renderStudySchedule(reply, view);
    case 'study-reminder':
      return renderStudyReminder(reply, view);
    case 'file':
      return renderFile(reply);
    case 'check':
      return renderCheck(reply, view);
    case 'help':
      return renderHelp(reply, view);
    case 'welcome':
      return renderWelcome();
    case 'setup':
      return renderSetup(reply, view);
    case 'settings':
      return renderSettings(reply);
    case 'unanswered':
      return renderUnanswered(reply, view);
    case 'complaint':
      return renderComplaint(reply, view);
    case 'my-data':
      return renderMyData(reply, view);
    case 'status':
      return renderStatus(reply, view);
    case 'progress':
      return renderProgress(reply, view);
    case 'notice':
      return renderNotice(reply, view);
    case 'refusal':
      return renderRefusal(reply, view);
    case 'failure':
      return renderFailure(reply, view);
    case 'deletion':
      return payload('');
  }
}
