import { CornerUpLeft, Reply as ReplyIcon } from 'lucide-react';
import { Avatar } from '../../../parts/Avatar';
import { IconButton } from '../../../parts/Button';
import { classes } from '../../../parts/classes';
import { Code } from '../../../parts/Code';
import { JsonTree } from '../../../parts/JsonTree';
import { Time } from '../../../parts/Time';
import { contentOf } from './content';
import { plain } from './markdown';
import styles from './MessageRow.module.css';
import { TextBody } from './TextBody';
import type { Message } from './thread';
import { ToolCallBody, ToolResultBody } from './ToolBody';

interface MessageRowProps {
  message: Message;
  isContinued: boolean;
  result: Message | null;
  onReply: ((message: Message) => void) | null;
}

/** A message and who said it to whom. */
export function MessageRow({ message, isContinued, result, onReply }: MessageRowProps) {
  const { from, to, replyTo, createdAt } = message;
  if (message.type === 'SYSTEM') {
    return (
      <div className={styles.notice} data-message={message.id}>
        <span>{message.content}</span>
        <Time at={createdAt} />
      </div>
    );
  }
  const isAgent = from.__typename === 'Agent';
  return (
    <article className={classes(styles.row, isContinued && styles.isContinued)} data-message={message.id} tabIndex={-1} aria-label={`Message from ${from.name}`}>
      <div className={styles.side}>
        {isContinued ? <span className={styles.time}><Time at={createdAt} mode="local" /></span> : <Avatar name={from.name} kind={isAgent ? 'agent' : 'user'} size={32} />}
      </div>
      <div className={styles.main}>
        {!isContinued && (
          <header className={styles.head}>
            <bdi className={styles.name}>{from.name}</bdi>
            {to && <span className={styles.to}>to <bdi>{to.name}</bdi></span>}
            <span className={styles.at}><Time at={createdAt} /></span>
          </header>
        )}
        {replyTo && (
          <p className={styles.quote}>
            <CornerUpLeft aria-label="In reply to" />
            <b><bdi>{replyTo.from.name}</bdi></b>
            <span className="truncate">{plain(replyTo.content, 120)}</span>
          </p>
        )}
        <Body message={message} result={result} />
      </div>
      {onReply && (
        <div className={styles.tools}>
          <IconButton size="sm" label="Reply" keys="r" icon={ReplyIcon} onClick={() => onReply(message)} />
        </div>
      )}
    </article>
  );
}

function Body({ message, result }: { message: Message; result: Message | null }) {
  const content = contentOf(message);
  switch (content.kind) {
    case 'code': {
      const label = [content.file, content.language].filter(Boolean).join(' · ');
      return <Code text={content.text} {...(label ? { language: label } : {})} />;
    }
    case 'data':
      return (
        <div className={styles.data}>
          {content.title && <p className={styles.title}>{content.title}</p>}
          <JsonTree value={content.value} label={content.title ?? 'Data'} open={1} />
        </div>
      );
    case 'call':
      return <ToolCallBody call={content.call} result={result} />;
    case 'result':
      return <ToolResultBody result={content.result} />;
    default:
      return <TextBody text={content.text} />;
  }
}
