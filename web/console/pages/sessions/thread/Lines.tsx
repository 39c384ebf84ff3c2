import { FileJson2, ListChecks, LogIn, LogOut, PencilLine } from 'lucide-react';
import { PathLink } from '../../../parts/PathLink';
import { pathOf } from '../../../app/links';
import { Status } from '../../../parts/Status';
import { Time } from '../../../parts/Time';
import styles from './Lines.module.css';
import type { Note, ThreadTask } from './thread';
import { percent } from '../../../parts/numbers';

/** A new day of the conversation. */
export function DayLine({ at }: { at: string }) {
  return (
    <div className={styles.day} role="separator">
      <span>{dayName(at)}</span>
    </div>
  );
}

const DAY = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long' });

function dayName(at: string): string {
  const [day, today] = [new Date(at), new Date()];
  if (day.toDateString() === today.toDateString()) return 'Today';
  today.setDate(today.getDate() - 1);
  return day.toDateString() === today.toDateString() ? 'Yesterday' : DAY.format(day);
}

/** Events between the messages. */
export function NotesLine({ notes, onDocument }: { notes: readonly Note[]; onDocument: (id: string) => void }) {
  return (
    <div className={styles.notes}>
      {notes.map((note) => (
        <span key={note.id} className={styles.note}>
          <NoteText note={note} onDocument={onDocument} />
        </span>
      ))}
      <span className={styles.at}>
        <Time at={notes.at(-1)?.at} />
      </span>
    </div>
  );
}

function NoteText({ note, onDocument }: { note: Note; onDocument: (id: string) => void }) {
  const who = note.who?.name ?? 'Parley';
  const { what } = note;
  switch (what.kind) {
    case 'joined':
      return <><LogIn aria-hidden /><span><b>{who}</b> joined</span></>;
    case 'left':
      return <><LogOut aria-hidden /><span><b>{who}</b> left</span></>;
    case 'status':
      return <><PencilLine aria-hidden /><span>{what.status === 'ACTIVE' ? <><b>{who}</b> changed the session: {what.name}</> : <>The session is {what.status.toLowerCase()}</>}</span></>;
    case 'document':
      return (
        <>
          <FileJson2 aria-hidden />
          <span>
            <b>{who}</b> changed{' '}
            <button type="button" className="link" onClick={() => onDocument(what.documentId)}>{what.key}</button>
            <span className="faint"> v{what.version}</span>
          </span>
        </>
      );
  }
}

/** A task of the session, as it is now, at the place where it was created. */
export function TaskLine({ task }: { task: ThreadTask }) {
  const path = pathOf('Task', task.id);
  return (
    <div className={styles.task} data-task={task.id}>
      <ListChecks aria-hidden />
      <PathLink href={path ?? '/tasks'} className={styles.title}>{task.title}</PathLink>
      <Status value={task.status} />
      {task.status === 'RUNNING' && task.progress !== null && <span className="tabular">{percent(task.progress)}</span>}
      {task.assignedTo && <span className={styles.with}>{task.assignedTo.name}</span>}
      {task.status === 'FAILED' && task.error && <span className={styles.error}>{task.error}</span>}
    </div>
  );
}
