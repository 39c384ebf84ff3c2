import { useMemo, useState } from 'react';
import { Button } from '../../../parts/Button';
import { Code } from '../../../parts/Code';
import { folded } from './folding';
import { blocksOf, type Block, type Inline } from './markdown';
import styles from './TextBody.module.css';

/** The text of a message, as its marks mean it; a long one is folded. */
export function TextBody({ text }: { text: string }) {
  const [isOpen, setOpen] = useState(false);
  const beginning = useMemo(() => folded(text), [text]);
  const blocks = useMemo(() => blocksOf(isOpen ? text : (beginning ?? text)), [text, beginning, isOpen]);
  return (
    <div className={styles.text}>
      {blocks.map((block, index) => (
        <OneBlock key={index} block={block} />
      ))}
      {beginning !== null && (
        <Button size="sm" className={styles.fold} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? 'Show less' : `Show all (${text.length.toLocaleString('en')} characters)`}
        </Button>
      )}
    </div>
  );
}

function OneBlock({ block }: { block: Block }) {
  switch (block.kind) {
    case 'code':
      return <Code text={block.text} {...(block.language ? { language: block.language } : {})} />;
    case 'list': {
      const items = block.items.map((item, index) => (
        <li key={index}>
          <Inlines parts={item} />
        </li>
      ));
      return block.ordered ? <ol start={block.start}>{items}</ol> : <ul>{items}</ul>;
    }
    case 'quote':
      return <blockquote><Inlines parts={block.children} /></blockquote>;
    case 'heading':
      return <p className={styles.heading}><Inlines parts={block.children} /></p>;
    case 'paragraph':
      return <p><Inlines parts={block.children} /></p>;
  }
}

function Inlines({ parts }: { parts: readonly Inline[] }) {
  return parts.map((part, index) => <OneInline key={index} part={part} />);
}

function OneInline({ part }: { part: Inline }) {
  switch (part.kind) {
    case 'strong':
      return <strong>{part.text}</strong>;
    case 'emphasis':
      return <em>{part.text}</em>;
    case 'code':
      return <code>{part.text}</code>;
    case 'link':
      return (
        <a href={part.href} target="_blank" rel="noopener noreferrer nofollow">
          {part.text}
        </a>
      );
    case 'text':
      return part.text;
  }
}
