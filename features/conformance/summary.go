package conformance

import (
	"fmt"
	"strings"

	report "sigs.k8s.io/gateway-api/conformance/apis/v1"
)

// lines says for each profile how many tests passed, failed and were skipped, and names those that failed.
func lines(result report.ConformanceReport) []string {
	var all []string
	for _, profile := range result.ProfileReports {
		all = append(all, line(profile.Name, "core", &profile.Core))
		if profile.Extended != nil {
			all = append(all, line(profile.Name, "extended", &profile.Extended.Status))
		}
	}
	return all
}

func line(profile, part string, status *report.Status) string {
	text := fmt.Sprintf("%-12s %-8s %3d passed %3d failed %3d skipped", profile, part,
		status.Passed, status.Failed, status.Skipped)
	if len(status.FailedTests) > 0 {
		text += ": " + strings.Join(status.FailedTests, ", ")
	}
	return text
}
