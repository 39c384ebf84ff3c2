import type { Verdict } from '../../../parts/approval/words';
import { ApprovalCard } from './ApprovalCard';
import { DayLine, NotesLine, TaskLine } from './Lines';
import { MessageRow } from './MessageRow';
import type { Unsent } from './outbox';
import { ReplyRow, UnsentRow } from './PendingRows';
import type { Reply } from './reply';
import type { Entry } from './timeline';
import type { Message } from './thread';

interface EntryRowProps {
  entry: Entry;
  verdicts: ReadonlyMap<string, Verdict>;
  viewerName: string;
  offline: boolean;
  onReply: ((message: Message) => void) | null;
  onDocument: (id: string) => void;
  onEdit: (unsent: Unsent) => void;
  onRetry: (unsent: Unsent) => void;
  onDiscard: (unsent: Unsent) => void;
  onStop: () => void;
  onAskAgain: (reply: Reply) => void;
  onDismiss: () => void;
}

/** One row of a conversation. */
export function EntryRow(props: EntryRowProps) {
  const { entry } = props;
  switch (entry.kind) {
    case 'day':
      return <DayLine at={entry.at} />;
    case 'message':
      return <MessageRow message={entry.message} isContinued={entry.isContinued} result={entry.result} onReply={props.onReply} />;
    case 'notes':
      return <NotesLine notes={entry.notes} onDocument={props.onDocument} />;
    case 'task':
      return <TaskLine task={entry.task} />;
    case 'approval':
      return <ApprovalCard approval={entry.approval} verdict={props.verdicts.get(entry.approval.id)} />;
    case 'unsent':
      return (
        <UnsentRow
          unsent={entry.unsent}
          viewerName={props.viewerName}
          offline={props.offline}
          onEdit={props.onEdit}
          onRetry={props.onRetry}
          onDiscard={props.onDiscard}
        />
      );
    case 'reply':
      return <ReplyRow reply={entry.reply} onStop={props.onStop} onAskAgain={props.onAskAgain} onDismiss={props.onDismiss} />;
  }
}
