// What every page needs to turn codes into names: the disasters and counties in the user's region, read once.
import { api } from '../shared/api.js';
import { currentLanguage } from '../shared/i18n.js';

const COUNTY_LENGTH = 6;

export async function loadCatalog({ user }) {
  const [disasters, home, reasons] = await Promise.all([
    api.disasters(),
    api.region(user.region),
    api.bankReasons(),
  ]);
  const remedies = new Map(reasons.items.map((reason) => [reason.code, reason]));
  const counties = await Promise.all(countyCodes(user.region, disasters).map(api.region));
  const byCode = new Map(disasters.map((disaster) => [disaster.code, disaster]));
  const places = namesOf(home, counties, disasters);
  return {
    disasters,
    home: home.name,
    counties: counties.map(({ code, name }) => [code, name]),
    disasterName: (code) => byCode.get(code)?.name ?? code,
    countyName: (code) => counties.find((county) => county.code === code)?.name ?? code,
    tariffName: (disaster, code) => byCode.get(disaster)?.tariffs.find((line) => line.code === code)?.name ?? code,
    townshipName: (disaster, code) => byCode.get(disaster)?.townshipNames[code] ?? code,
    remedyOf: (code) => remedies.get(code)?.[currentLanguage() === 'zh-CN' ? 'actionZh' : 'action'] ?? '',
    regionName: (code) => places[code] ?? code,
    disasterChoices: disasters.map(({ code, name }) => [code, name]),
    townshipChoices: (disaster) => townshipsOf(disaster ? [byCode.get(disaster)] : disasters, user.region),
  };
}

/** The places a user meets, by code. */
const namesOf = (home, counties, disasters) =>
  Object.assign(
    Object.fromEntries([home, ...counties].map(({ code, name }) => [code, name])),
    ...disasters.map(({ townshipNames }) => townshipNames),
  );

/** A user of a county or below has that one; a user above it has those the disasters touch. */
function countyCodes(region, disasters) {
  if (region.length >= COUNTY_LENGTH) return [region.slice(0, COUNTY_LENGTH)];
  const codes = disasters.flatMap(({ townships }) => townships.map((code) => code.slice(0, COUNTY_LENGTH)));
  return [...new Set(codes)].filter((code) => code.startsWith(region)).sort();
}

function townshipsOf(disasters, region) {
  const names = Object.assign({}, ...disasters.map((disaster) => disaster?.townshipNames));
  return Object.entries(names)
    .filter(([code]) => code.startsWith(region))
    .sort();
}
