// Live figures. A broken line is told at once and tried again, also when the server itself refused it for a moment.
import { addressOf } from './http.js';

const RETRY_MS = 5_000;

/**
 * `handlers`: event name → what to do with its data; `onState(connected)` when the line breaks or returns.
 * Gives the function that ends it.
 */
export function follow(query, handlers, onState) {
  let source;
  let timer;
  const connect = () => {
    source = new EventSource(addressOf('/live', query));
    source.addEventListener('open', () => onState(true));
    for (const [event, handle] of Object.entries(handlers)) {
      source.addEventListener(event, (message) => handle(JSON.parse(message.data)));
    }
    source.addEventListener('error', () => {
      onState(false);
      // The browser tries a lost line again by itself, but gives up on an answer that is no event stream.
      if (source.readyState === EventSource.CLOSED) timer = setTimeout(connect, RETRY_MS);
    });
  };
  connect();
  return () => {
    clearTimeout(timer);
    source.close();
  };
}
