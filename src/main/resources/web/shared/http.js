// One door to the server: JSON in and out, every refusal a Problem (RFC 9457), the CSRF header on every change.
import { currentLanguage, knows, label, t } from './i18n.js';

const BASE = '/api/v1';
const PROBLEM_PREFIX = 'urn:relief:problem:';
const TIMEOUT_MS = 30_000;

/** A refusal of the server, or of the network (`code` "network"), with all faulty fields at once. */
export class Problem extends Error {
  constructor(status, body, retryAfter) {
    const code = String(body.type ?? '').replace(PROBLEM_PREFIX, '') || `status-${status}`;
    super(code);
    this.status = status;
    this.code = code;
    this.detail = body.detail ?? body.title ?? '';
    this.errors = body.errors ?? [];
    this.retryAfter = retryAfter;
  }

  /** What a person can do about it, in the user's language; the server's own words when the code is new. */
  get text() {
    if (knows('problem', this.code)) return label('problem', this.code);
    return this.detail || t('problem.unknown', { code: this.code });
  }
}

/** A problem that came inside an answer, as bulk calls give one per row. */
export const problemOf = (body) => new Problem(body.status, body);

let signedOut = () => {};

/** Called once when the session has ended while the page was open. */
export const onSignedOut = (handler) => {
  signedOut = handler;
};

export async function call(method, path, { body, headers = {}, query, raw = false } = {}) {
  const request = {
    method,
    credentials: 'same-origin',
    headers: { Accept: 'application/json', 'Accept-Language': currentLanguage(), ...headers },
    signal: AbortSignal.timeout(raw ? 10 * TIMEOUT_MS : TIMEOUT_MS),
  };
  if (method !== 'GET') request.headers['X-Requested-By'] = 'console';
  if (body !== undefined) {
    request.headers['Content-Type'] ??= 'application/json';
    request.body = raw ? body : JSON.stringify(body);
  }
  const answer = await fetch(addressOf(path, query), request).catch(unreachable);
  const content = answer.status === 204 ? null : await answer.json().catch(() => ({}));
  if (answer.ok) return content;
  if (answer.status === 401 && path !== '/session') signedOut();
  throw new Problem(answer.status, content ?? {}, answer.headers.get('Retry-After'));
}

/** The address of a call, for downloads and live events too; empty filters are left out. */
export function addressOf(path, query = {}) {
  const given = Object.entries(query).flatMap(([name, value]) => [value].flat().map((one) => [name, one]));
  const search = new URLSearchParams(
    given.filter(([, value]) => value !== '' && value !== undefined && value !== null),
  );
  return `${BASE}${path}${search.size ? `?${search}` : ''}`;
}

/** A path from parts that may hold anything: `pathOf('requests', id)`. */
export const pathOf = (...parts) => `/${parts.map(encodeURIComponent).join('/')}`;

function unreachable(cause) {
  throw new Problem(0, { type: `${PROBLEM_PREFIX}network`, detail: String(cause) });
}
