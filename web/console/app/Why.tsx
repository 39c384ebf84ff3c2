import { Drawer } from '../parts/Drawer';
import { WhyPanel } from '../parts/WhyPanel';
import { IdLabel } from '../parts/IdLabel';
import { useStore } from './store';
import { closeWhy, whyStore } from './why';

/** The drawer with the causal chain of an event or a record. */
export default function Why() {
  const id = useStore(whyStore);
  return (
    <Drawer open={id !== null} onOpenChange={(open) => !open && closeWhy()} title="Why?" meta={id && <IdLabel id={id} />} width={520}>
      {id && <WhyPanel key={id} id={id} onFollow={closeWhy} />}
    </Drawer>
  );
}
