/*
 * calendar - days of the Gregorian calendar.
 */
#include "base/calendar.h"

const char *const month_names[13] = { "", "January", "February", "March", "April", "May", "June",
	"July", "August", "September", "October", "November", "December" };
const char *const month_short[13] = { "", "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG",
	"SEP", "OCT", "NOV", "DEC" };

static bool is_leap(int y)
{
	return (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;
}

int month_days(int year, int month)
{
	static const char days[] = { 0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

	return month == 2 && is_leap(year) ? 29 : days[month];
}

bool date_valid(struct date d)
{
	return d.year > 0 && d.month >= 1 && d.month <= 12 && d.day >= 1 &&
	       d.day <= month_days(d.year, d.month);
}

/* Years counted from March make the leap day the last of its year. */
long date_days(struct date d)
{
	long y = d.year - (d.month <= 2);
	long era = y / 400, of_era = y - era * 400;
	long of_year = (153 * (d.month + (d.month > 2 ? -3 : 9)) + 2) / 5 + d.day - 1;

	return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

struct date date_from_days(long days)
{
	long z = days + 719468, era = z / 146097, of_era = z - era * 146097;
	long yoe = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	long doy = of_era - (365 * yoe + yoe / 4 - yoe / 100);
	long mp = (5 * doy + 2) / 153;
	int month = (int)(mp < 10 ? mp + 3 : mp - 9);

	return (struct date){ (int16_t)(yoe + era * 400 + (month <= 2)), (uint8_t)month,
		(uint8_t)(doy - (153 * mp + 2) / 5 + 1) };
}

int date_ordinal(struct date d)
{
	return (int)(date_days(d) - date_days((struct date){ d.year, 1, 1 })) + 1;
}

int date_weekday(struct date d)
{
	return (int)(((date_days(d) + 4) % 7 + 7) % 7);
}

int date_number(struct date d)
{
	return d.year * 10000 + d.month * 100 + d.day;
}

/* Three letters as one number. */
#define THREE(a, b, c) ((uint32_t)(a) << 16 | (uint32_t)(b) << 8 | (uint32_t)(c))

int month_read(Str name)
{
	static const uint32_t months[] = { 0, THREE('J', 'A', 'N'), THREE('F', 'E', 'B'), THREE('M', 'A', 'R'),
		THREE('A', 'P', 'R'), THREE('M', 'A', 'Y'), THREE('J', 'U', 'N'), THREE('J', 'U', 'L'), THREE('A', 'U', 'G'),
		THREE('S', 'E', 'P'), THREE('O', 'C', 'T'), THREE('N', 'O', 'V'), THREE('D', 'E', 'C') };
	uint32_t letters;

	if (name.n < 3 || !is_alpha((unsigned char)name.p[0]))
		return 0;
	letters = THREE(to_upper((unsigned char)name.p[0]), to_upper((unsigned char)name.p[1]), to_upper((unsigned char)name.p[2]));
	for (int m = 1; m <= 12; m++)
		if (letters == months[m])
			return m;
	return 0;
}
