import { useMemo } from 'react';
import { Code } from '../../../parts/Code';
import { blocksOf, type Block, type Inline } from './markdown';
import styles from './TextBody.module.css';

/** The text of a message, as its marks mean it. */
export function TextBody({ text }: { text: string }) {
  const blocks = useMemo(() => blocksOf(text), [text]);
  return (
    <div className={styles.text}>
      {blocks.map((block, index) => (
        <OneBlock key={index} block={block} />
      ))}
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
