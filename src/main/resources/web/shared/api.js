// Every call of the contract that the screens make, by its name there. Nothing else knows a path.
import { addressOf, call, pathOf } from './http.js';

const get = (path, query) => call('GET', path, { query });
const put = (path, body) => call('PUT', path, { body });
const post = (path, body) => call('POST', path, { body });

export const api = {
  session: () => get('/session'),
  signIn: (username, password) => post('/session', { username, password }),
  signOut: () => call('DELETE', '/session'),
  region: (code) => get(pathOf('regions', code || '0')),

  disasters: () => everything((after) => get('/disasters', { limit: 500, after })),
  disaster: (code) => get(pathOf('disasters', code)),
  putDisaster: (code, body) => put(pathOf('disasters', code), body),
  standingOrders: (code, query) => get(pathOf('disasters', code, 'standing-orders'), query),
  signOrder: (code, id, body) => put(pathOf('disasters', code, 'standing-orders', id), body),
  confirmOrder: (code, id) => post(pathOf('disasters', code, 'standing-orders', id, 'confirmation')),

  funds: (county) => everything((after) => get('/funds', { county, limit: 500, after })),
  fund: (code, county) => get(pathOf('funds', code), { county }),
  statement: (code, date, county) => get(pathOf('funds', code, 'statements', date), { county }),
  statementAddress: (code, date, county) => addressOf(pathOf('funds', code, 'statements', `${date}.csv`), { county }),
  transfersAddress: (code, date, county) =>
    addressOf(pathOf('funds', code, 'statements', date, 'transfers'), { county }),
  transfer: (code, id, body) => put(pathOf('funds', code, 'transfers', id), body),

  requests: (query) => get('/requests', query),
  request: (id) => get(pathOf('requests', id)),
  putRequest: (id, body) => put(pathOf('requests', id), body),
  decide: (id, body) => post(pathOf('requests', id, 'decision'), body),
  decideMany: (body) => post('/decisions', body),
  correctRequest: (id, body) => post(pathOf('requests', id, 'correction'), body),
  withdraw: (id, body) => post(pathOf('requests', id, 'withdrawal'), body),
  correctPayee: (id, body) => post(pathOf('requests', id, 'payee'), body),

  bankProfiles: () => get('/bank-profiles'),
  runs: (query) => get('/payment-runs', query),
  run: (id) => get(pathOf('payment-runs', id)),
  putRun: (id, body) => put(pathOf('payment-runs', id), body),
  runFindings: (id, query) => get(pathOf('payment-runs', id, 'findings'), query),
  sealRun: (id) => post(pathOf('payment-runs', id, 'sealing')),
  releaseRun: (id) => post(pathOf('payment-runs', id, 'release')),
  cancelRun: (id, body) => post(pathOf('payment-runs', id, 'cancellation'), body),
  fileAddress: (id, name, purpose) => addressOf(pathOf('payment-runs', id, 'files', name), { purpose }),
  deliveries: (id) => get(pathOf('payment-runs', id, 'deliveries')),
  retryDelivery: (id, number, body) => post(pathOf('payment-runs', id, 'deliveries', number, 'retry'), body),

  reports: (query) => get('/bank-reports', query),
  report: (sha256, county) => get(pathOf('bank-reports', sha256), { county }),
  quarantine: (sha256, query) => get(pathOf('bank-reports', sha256, 'quarantine'), query),
  resolveRow: ({ sha256, county }, row, body) =>
    call('POST', pathOf('bank-reports', sha256, 'quarantine', row, 'resolution'), { body, query: { county } }),
  bankReasons: () => get('/bank-reasons'),
  putReport: (sha256, file, county) =>
    call('PUT', pathOf('bank-reports', sha256), {
      body: file,
      raw: true,
      query: { county },
      headers: { 'Content-Type': 'application/octet-stream' },
    }),

  journal: (query) => get('/journal', query),
  overview: (query) => get('/overview', query),
  contract: () => get('/openapi.json'),
};

/** All items of a short list, page after page. */
async function everything(fetchPage) {
  const items = [];
  let after;
  do {
    const page = await fetchPage(after);
    items.push(...page.items);
    after = page.next;
  } while (after);
  return items;
}
