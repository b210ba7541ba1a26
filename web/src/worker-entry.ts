import factory from 'evenhand:factory';
import { serve } from '../../wasm/src/worker';

serve(self as unknown as Parameters<typeof serve>[0], factory);
