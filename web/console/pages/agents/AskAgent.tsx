import { useState } from 'react';
import { Button } from '../../parts/Button';
import { Dialog } from '../../parts/Dialog';
import { TextArea } from '../../parts/TextArea';
import { ReplyRow } from '../sessions/thread/PendingRows';
import { useReply } from '../sessions/thread/useReply';
import styles from './AskAgent.module.css';

interface AskAgentProps {
  agent: { readonly id: string; readonly name: string };
  mayNotAsk: string | null;
  onClose: () => void;
}

/** Ask an agent something outside of any session. */
export function AskAgent({ agent, mayNotAsk, onClose }: AskAgentProps) {
  const [text, setText] = useState('');
  const { reply, ask, cancel, clear } = useReply(null);
  const isOpen = reply?.state === 'asking' || reply?.state === 'writing';
  const send = () => {
    if (text.trim() !== '' && !isOpen && mayNotAsk === null) ask(agent, text.trim());
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`Ask ${agent.name}`}
      footer={
        <Button variant="primary" keys="Ctrl Enter" busy={isOpen} disabledReason={mayNotAsk} disabled={text.trim() === ''} onClick={send}>
          Ask
        </Button>
      }
    >
      <div className={styles.ask}>
        <TextArea
          label="Question"
          hideLabel
          placeholder="What do you want to know?"
          value={text}
          onChange={setText}
          rows={3}
          autoFocus
        />
        {reply && (
          <div className={styles.reply}>
            <ReplyRow reply={reply} onStop={cancel} onAskAgain={(again) => ask(again.agent, again.question)} onDismiss={clear} />
          </div>
        )}
      </div>
    </Dialog>
  );
}
