import { render } from 'preact';
import { App } from './app';
import { startModule } from './module';
import { createStore } from './store';

render(<App store={createStore(startModule)} />, document.getElementById('app')!);
