// Which pages there are, where they stand in the menu, and for whom. The server alone decides what is allowed.
import { casePage } from './pages/case.js';
import { disasterPage } from './pages/disaster.js';
import { disastersPage } from './pages/disasters.js';
import { fundPage } from './pages/fund.js';
import { fundsPage } from './pages/funds.js';
import { journalPage } from './pages/journal.js';
import { overviewPage } from './pages/overview.js';
import { queuePage } from './pages/queue.js';
import { reportsPage } from './pages/reports.js';
import { runPage } from './pages/run.js';
import { runsPage } from './pages/runs.js';
import { statementPage } from './pages/statement.js';

const OFFICERS = ['TOWNSHIP_OFFICER', 'COUNTY_OFFICER', 'PANEL'];
const FINANCE = ['FINANCE_MAKER', 'FINANCE_CHECKER'];
const READERS = ['AUDITOR', 'ADMIN'];

export const MENU = [
  {
    name: 'work',
    entries: [
      { name: 'overview', path: '/overview', icon: 'overview' },
      { name: 'queue', path: '/requests', icon: 'queue', roles: ['WORKER', ...OFFICERS, ...FINANCE, 'AUDITOR'] },
      { name: 'intake', href: '/intake/', icon: 'form', roles: ['WORKER', 'TOWNSHIP_OFFICER', 'COUNTY_OFFICER'] },
    ],
  },
  {
    name: 'money',
    entries: [
      { name: 'runs', path: '/payment-runs', icon: 'payment', roles: [...FINANCE, 'COUNTY_OFFICER', 'AUDITOR'] },
      { name: 'reports', path: '/bank-reports', icon: 'report', roles: [...FINANCE, 'COUNTY_OFFICER', 'AUDITOR'] },
      { name: 'funds', path: '/funds', icon: 'fund', roles: [...OFFICERS, ...FINANCE, ...READERS] },
    ],
  },
  {
    name: 'rules',
    entries: [
      { name: 'journal', path: '/journal', icon: 'journal', roles: ['COUNTY_OFFICER', 'PANEL', 'AUDITOR'] },
      { name: 'disasters', path: '/disasters', icon: 'disaster' },
      { name: 'docs', href: '/docs', icon: 'docs' },
    ],
  },
];

/** Who only takes requests in has nothing to begin with here. */
export const beginsAtIntake = (roles) => roles.every((role) => role === 'WORKER');

const ROUTES = {
  '/overview': overviewPage,
  '/requests': queuePage,
  '/requests/:id': casePage,
  '/payment-runs': runsPage,
  '/payment-runs/:id': runPage,
  '/bank-reports': reportsPage,
  '/funds': fundsPage,
  '/funds/:code/:county': fundPage,
  '/funds/:code/:county/:date': statementPage,
  '/journal': journalPage,
  '/disasters': disastersPage,
  '/disasters/:code': disasterPage,
};

/** The routes and the page to begin with: the queue for officers, the runs for finance, the journal for auditors. */
export function routesFor(roles) {
  const is = (some) => some.some((role) => roles.includes(role));
  if (is(OFFICERS)) return [ROUTES, '/requests'];
  if (is(FINANCE)) return [ROUTES, '/payment-runs'];
  return [ROUTES, is(['AUDITOR']) ? '/journal' : '/overview'];
}
