/*
 * lossy_vfs - a disk that keeps only what was synced: what a power cut leaves.
 *
 * A layer between SQLite and its files. What is written goes into the files, as
 * usual, and is noted until xSync; a crash takes it back out. To be used in a child process, which ends
 * with the crash: the parent then opens the files as the next start of the program would.
 *
 *	lossy_install();
 *	if (fork() == 0) {
 *		… write, end batches …
 *		lossy_crash(seed);
 *	}
 */
#ifndef T_LIB_LOSSY_VFS_H
#define T_LIB_LOSSY_VFS_H

enum { LOSSY_EXIT = 99 }; /* exit code of a process that crashed */

/* Make it SQLite's default. To be called before the first database is opened. */
void lossy_install(void);

/*
 * Crash now. Of what was written since the last sync of its file, nothing stays
 * if the seed is 0; else some writes stay and some do not, as the seed has it.
 * The process ends with LOSSY_EXIT.
 */
void lossy_crash(unsigned seed) __attribute__((noreturn));

/* Crash just before the n-th operation (write, truncate, sync; the next one is 1) from now on. */
void lossy_crash_at(long n, unsigned seed);

/* Operations since lossy_install(). */
long lossy_operations(void);

#endif
