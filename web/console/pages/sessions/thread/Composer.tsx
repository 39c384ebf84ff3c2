import type { MessageType } from '@parley-gateway/client/operations/types';
import { ArrowUp, AtSign, Braces, ChevronDown, CodeXml, CornerUpLeft, Type, X } from 'lucide-react';
import { useEffect, useImperativeHandle, useRef, useState, type KeyboardEvent, type Ref } from 'react';
import { readStored, writeStored } from '../../../app/storage';
import { Button, IconButton } from '../../../parts/Button';
import { classes } from '../../../parts/classes';
import { Menu } from '../../../parts/Menu';
import styles from './Composer.module.css';
import { plain } from './markdown';
import type { Draft, Unsent } from './outbox';
import type { Message } from './thread';

/** The composer, as its page controls it. */
export interface ComposerHandle {
  replyTo(message: Message | null): void;
  edit(unsent: Unsent): void;
  address(agent: Addressee): void;
}

export interface Addressee {
  readonly id: string;
  readonly name: string;
}

interface ComposerProps {
  sessionId: string;
  agents: readonly Addressee[];
  /** Why nothing can be written. */
  disabledReason: string | null;
  /** Why an agent cannot be asked, although a message can be sent. */
  mayNotAsk: string | null;
  editable: Unsent | null;
  onSend: (draft: Draft) => void;
  onAsk: (agent: Addressee, question: string) => void;
  onTakeBack: (unsent: Unsent) => void;
  ref: Ref<ComposerHandle>;
}

const TYPES = [
  { type: 'TEXT', label: 'Text', icon: Type },
  { type: 'CODE', label: 'Code', icon: CodeXml },
  { type: 'DATA', label: 'Data', icon: Braces },
] as const satisfies readonly { type: MessageType; label: string; icon: typeof Type }[];

/** The form for messages: to everyone, or to an agent that is asked for a reply. */
export function Composer(props: ComposerProps) {
  const { sessionId, agents, disabledReason, mayNotAsk, editable, onSend, onAsk, onTakeBack, ref } = props;
  const draftKey = `parley:draft:${sessionId}`;
  const [text, setText] = useState(() => readStored('local', draftKey) ?? '');
  const [type, setType] = useState<MessageType>('TEXT');
  const [agent, setAgent] = useState<Addressee | null>(null);
  const [replied, setReplied] = useState<Message | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => writeStored('local', draftKey, text === '' ? null : text), [draftKey, text]);
  const focus = () => {
    field.current?.focus();
    // A menu that closes gives the focus back to its button.
    requestAnimationFrame(() => field.current?.focus());
  };
  const edit = (unsent: Unsent) => {
    onTakeBack(unsent);
    setText(unsent.content);
    setType(unsent.type);
    focus();
  };
  useImperativeHandle(ref, () => ({
    replyTo: (message) => {
      setReplied(message);
      focus();
    },
    edit,
    address: (chosen) => {
      setAgent(chosen);
      focus();
    },
  }));

  const asks = agent !== null && type === 'TEXT' && mayNotAsk === null && replied === null;
  const send = () => {
    const content = text.trim();
    if (content === '' || disabledReason) return;
    if (agent && asks) onAsk(agent, content);
    else onSend({ content, type, toAgentId: agent?.id ?? null, replyToId: replied?.id ?? null });
    setText('');
    setReplied(null);
    setType('TEXT');
    focus();
  };
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      send();
    } else if (event.key === 'ArrowUp' && text === '' && editable) {
      event.preventDefault();
      edit(editable);
    } else if (event.key === 'Escape') {
      if (replied) setReplied(null);
      else field.current?.blur();
    }
  };
  const chosen = TYPES.find((each) => each.type === type) ?? TYPES[0];
  return (
    <form
      className={classes(styles.composer, disabledReason && styles.off)}
      aria-label="Write a message"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {replied && (
        <div className={styles.replied}>
          <CornerUpLeft aria-hidden />
          <span className="truncate">
            Reply to <b>{replied.from.name}</b>: {plain(replied.content, 100)}
          </span>
          <IconButton size="sm" label="Cancel reply" icon={X} onClick={() => setReplied(null)} />
        </div>
      )}
      <textarea
        ref={field}
        className={classes(styles.field, type !== 'TEXT' && styles.mono)}
        aria-label={asks && agent ? `Ask ${agent.name}` : 'Message'}
        placeholder={disabledReason ?? (asks && agent ? `Ask ${agent.name}` : agent ? `Message to ${agent.name}` : 'Message to everyone')}
        rows={1}
        value={text}
        disabled={disabledReason !== null}
        spellCheck={type === 'TEXT'}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={press}
      />
      <div className={styles.bar}>
        <Menu
          align="start"
          label="Recipient"
          trigger={<Button size="sm" variant="ghost" icon={AtSign}>{agent?.name ?? 'Everyone'}<ChevronDown className={styles.down} aria-hidden /></Button>}
          items={[
            { label: 'Everyone', checked: agent === null, onSelect: () => setAgent(null) },
            'separator',
            ...agents.map((each) => ({ label: each.name, checked: agent?.id === each.id, onSelect: () => setAgent(each) })),
          ]}
        />
        <Menu
          align="start"
          label="Message type"
          trigger={<Button size="sm" variant="ghost" icon={chosen.icon}>{chosen.label}<ChevronDown className={styles.down} aria-hidden /></Button>}
          items={TYPES.map((each) => ({ label: each.label, checked: type === each.type, onSelect: () => setType(each.type) }))}
        />
        <span className={styles.gap} />
        <Button
          variant="primary"
          icon={ArrowUp}
          keys="Ctrl Enter"
          disabledReason={disabledReason}
          disabled={text.trim() === ''}
          onClick={send}
        >
          {asks ? 'Ask' : 'Send'}
        </Button>
      </div>
    </form>
  );
}
