package org.numeral.inference.kubernetes;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.api.model.storage.StorageClass;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;

/** Reads objects as Kubernetes 1.34 knows them: no unknown field, none missing that it asks for. */
final class StrictReader {

    private static final Map<String, Class<? extends HasMetadata>> TYPES =
            Map.ofEntries(
                    Map.entry("v1 ConfigMap", ConfigMap.class),
                    Map.entry("v1 Namespace", Namespace.class),
                    Map.entry("v1 PersistentVolumeClaim", PersistentVolumeClaim.class),
                    Map.entry("v1 Service", Service.class),
                    Map.entry("v1 ServiceAccount", ServiceAccount.class),
                    Map.entry("apps/v1 Deployment", Deployment.class),
                    Map.entry("apps/v1 StatefulSet", StatefulSet.class),
                    Map.entry(
                            "autoscaling/v2 HorizontalPodAutoscaler",
                            HorizontalPodAutoscaler.class),
                    Map.entry("batch/v1 CronJob", CronJob.class),
                    Map.entry("batch/v1 Job", Job.class),
                    Map.entry("monitoring.coreos.com/v1 PodMonitor", PodMonitor.class),
                    Map.entry("monitoring.coreos.com/v1 PrometheusRule", PrometheusRule.class),
                    Map.entry("networking.k8s.io/v1 Ingress", Ingress.class),
                    Map.entry("networking.k8s.io/v1 NetworkPolicy", NetworkPolicy.class),
                    Map.entry("policy/v1 PodDisruptionBudget", PodDisruptionBudget.class),
                    Map.entry("rbac.authorization.k8s.io/v1 ClusterRole", ClusterRole.class),
                    Map.entry(
                            "rbac.authorization.k8s.io/v1 ClusterRoleBinding",
                            ClusterRoleBinding.class),
                    Map.entry("rbac.authorization.k8s.io/v1 Role", Role.class),
                    Map.entry("rbac.authorization.k8s.io/v1 RoleBinding", RoleBinding.class),
                    Map.entry("storage.k8s.io/v1 StorageClass", StorageClass.class));

    private static final ObjectMapper MAPPER =
            JsonMapper.builder()
                    .annotationIntrospector(new NothingAdditional())
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();

    private StrictReader() {}

    /** The documents of a YAML file, as trees. */
    static List<JsonNode> trees(String yaml) {
        List<JsonNode> trees = new ArrayList<>();
        new Yaml().loadAll(yaml).forEach(document -> trees.add(MAPPER.valueToTree(document)));
        return trees;
    }

    /** An object of the type that it names. */
    static HasMetadata read(JsonNode tree) {
        String name = tree.path("apiVersion").asText() + " " + tree.path("kind").asText();
        Class<? extends HasMetadata> type = TYPES.get(name);
        if (type == null) {
            throw new IllegalArgumentException(name + " is no kind that these manifests use");
        }
        try {
            HasMetadata object = MAPPER.treeToValue(tree, type);
            OfficialModel.check(tree);
            return object;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    name + " " + tree.at("/metadata/name").asText() + ": " + e.getMessage(), e);
        }
    }

    /** The model's classes keep what they do not know in a map; here it is refused instead. */
    private static final class NothingAdditional extends JacksonAnnotationIntrospector {

        private static final long serialVersionUID = 1L;

        @Override
        public Boolean hasAnySetter(Annotated annotated) {
            return false;
        }
    }
}
