import { socketStore, type SocketState } from '../gateway/socket';
import { useStore } from '../shared/store';
import type { StreamView } from './stream';

/** A stream's status in a word or two, with a coloured dot. */
export function StreamStatus({ stream }: { stream: StreamView }) {
  const socket = useStore(socketStore);
  const { mark, label } = statusOf(stream, socket);
  return (
    <span className="live-status" data-status={mark} role="status">
      {label}
    </span>
  );
}

type Mark = 'connected' | 'waiting' | 'over' | 'failed';

function statusOf({ phase }: StreamView, socket: SocketState): { mark: Mark; label: string } {
  if (phase.status === 'ended') {
    const failed = phase.how === 'closed' || phase.how === 'failed';
    return { mark: failed ? 'failed' : 'over', label: phase.code === null ? phase.how : `closed ${phase.code}` };
  }
  switch (socket.status) {
    case 'connected':
      return { mark: 'connected', label: 'connected' };
    case 'reconnecting':
      return { mark: 'waiting', label: socket.attempt > 1 ? `reconnecting, attempt ${socket.attempt}` : 'reconnecting' };
    default:
      return { mark: 'waiting', label: 'connecting' };
  }
}
